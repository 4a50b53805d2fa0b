import Foundation
import Synchronization
import Testing

/// A small fleet as it lives, in January and in July.
@Suite(.serialized) struct QualityRunTests {
    private struct Report: Decodable {
        struct Rule: Decodable {
            let rule: String
            let raised: Int
            let toOperator: Int
            let `true`: Int
            let `false`: Int
            let unjudged: Int
        }

        let beds: Int
        let rules: [Rule]
        let audiences: [String: Int]
        let hours: [Int]
        let emergencies: Int
        let faults: [String]
    }

    private func play(
        _ start: String, beds: Int = 20, warmUp: String = "0.25", profiles: String = "DeviceProfiles"
    ) throws -> Report {
        let length = ["--days", "3", "--warm-up", warmUp]
        let arguments = ["--quality", "--json", "--beds", "\(beds)", "--incidents", "60"] + length
        let result = try BuiltProgram.run(
            "homebed-simulate", arguments + ["--start", start, "--profiles", profiles])
        #expect(result.status == 0, "\(result.output)")
        return try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
    }

    /// Two programs take two processors, and what they print is the same whichever is first.
    private func bothAtOnce<Value: Sendable>(
        _ first: @escaping @Sendable () throws -> Value, _ second: @escaping @Sendable () throws -> Value
    ) throws -> [Value] {
        let runs = [first, second]
        let results = Mutex([Result<Value, any Error>?](repeating: nil, count: 2))
        DispatchQueue.concurrentPerform(iterations: 2) { index in
            let result = Result { try runs[index]() }
            results.withLock { $0[index] = result }
        }
        return try results.withLock { $0 }.compactMap { try $0?.get() }
    }

    @Test func `every real emergency rings once, the sums agree, and the seasons differ`() throws {
        let reports = try bothAtOnce({ try play("2026-01-05") }, { try play("2026-07-06") })
        for report in reports {
            #expect(report.beds == 20 && report.emergencies > 5 && report.faults.isEmpty)
            let raised = report.rules.reduce(0) { $0 + $1.raised }
            #expect(report.audiences.values.reduce(0, +) == raised)
            #expect(report.hours.reduce(0, +) == report.rules.reduce(0) { $0 + $1.toOperator })
            #expect(report.rules.allSatisfy { $0.true + $0.false + $0.unjudged == $0.raised })
        }
        let cold = reports.map { report in report.rules.contains { $0.rule == "ENV-4-COLD" && $0.true > 0 } }
        #expect(cold == [true, false])
    }

    @Test func `a rule that was spoilt stands in the report with its false alarms`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "homebed-spoilt-\(UUID())")
        try FileManager.default.copyItem(at: URL(filePath: BuiltProgram.profiles), to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "rules/vital_signs.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let spoilt = text.replacingOccurrences(
            of: "{low: 40, high: 131, hold: 3m, band: 5}", with: "{low: 40, high: 60, hold: 3m, band: 5}")
        #expect(spoilt != text)
        try spoilt.write(to: file, atomically: true, encoding: .utf8)
        @Sendable func falseAlarms(_ report: Report) -> Int { report.rules.first { $0.rule == "VIT-4" }?.false ?? 0 }
        // What is closed while it stands is silent for hours, so that a spoilt rule rings less than once a bed; most of
        // these in the first hours, which a warm-up would leave out.
        let alarms = try bothAtOnce(
            { falseAlarms(try play("2026-07-06", beds: 60, warmUp: "0")) },
            { falseAlarms(try play("2026-07-06", beds: 60, warmUp: "0", profiles: folder.path)) })
        #expect(alarms[1] > alarms[0] + 20)
    }
}
