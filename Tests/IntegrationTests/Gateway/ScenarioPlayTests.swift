import CareCore
import CareWire
import Foundation
import Gateway
import TestSupport
import Testing

/// Scenario files on a real broker, in front of the gateway as it is delivered, on a quickened clock.
@Suite(.ownThreads) struct ScenarioPlayTests {
    private static let folder = Checkout.root.appending(path: "Simulator/Scenarios")

    /// Plays the file with a gateway of its own; `rate` story seconds take a second.
    private func play(_ file: URL, rate: Int) throws -> HomeBedRun {
        let text = try String(contentsOf: file, encoding: .utf8)
        let files = try QuickTime.files(
            rate: Double(rate), startingBefore: Self.timeOfDay(text), atMonthEnd: text.contains("\nday: month-end"))
        try files.makeRecordKey()
        let key = files.configuration.recordKeyFile ?? ""
        let broker = try TestBroker()
        let gateway = ServedGateway(
            files, port: broker.port,
            variables: QuickTime.variables(files).merging(["HOMEBED_RECORDS_KEY_FILE": key]) { $1 })
        try gateway.serve()
        let origin = RFC3339.text(files.configuration.clock.origin ?? .epoch)
        let run = try HomeBedRun(
            [
                "scenario", file.path, "--database", files.configuration.database, "--broker",
                "mqtt://127.0.0.1:\(broker.port)", "--speed", "\(rate)", "--clock-origin", origin, "--profiles",
                Checkout.profiles, "--records-key", key,
            ], of: "homebed-fleet", atMost: .seconds(180))
        #expect(try gateway.stop() == 0)
        return run
    }

    /// The time of day at which a story begins, in minutes; `nil` when it begins whenever it is told.
    private static func timeOfDay(_ text: String) -> Int64? {
        guard let found = text.firstMatch(of: /(?m)^start: "(\d\d):(\d\d)"/), let hour = Int64(found.1),
            let minute = Int64(found.2)
        else { return nil }
        return hour * 60 + minute
    }

    /// Every story of the folder, each as fast as gateway and fleet can bear, so that none takes much over a minute.
    private static let rates = [
        ("01-three-presses", 30), ("02-press-while-the-hub-is-down", 120), ("03-five-nights", 400),
        ("04-changed-in-time", 60), ("05-breathing-pauses", 60), ("06-one-alarm-for-a-lost-hub", 250),
        ("07-mattress-for-the-next-bed", 120), ("08-swinging-battery", 600),
        ("09-a-visit-told-after-the-month", 60), ("10-saturation-at-altitude", 60),
    ]

    @Test func `every story of the folder is played`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(files.filter { $0.hasSuffix(".yaml") }.sorted() == Self.rates.map { "\($0.0).yaml" })
    }

    @Test(.timeLimit(.minutes(5)), arguments: ScenarioPlayTests.rates)
    func `what a scenario expects is seen on a real broker too`(name: String, rate: Int) throws {
        let run = try play(Self.folder.appending(path: "\(name).yaml"), rate: rate)
        #expect(run.status == 0, "\(run.output)")
        #expect(run.output.contains(" 0 missed"), "\(run.output)")
    }

    @Test(.timeLimit(.minutes(5)))
    func `an expectation that nothing meets ends the play with its line and a failure`() throws {
        let text = try String(contentsOf: Self.folder.appending(path: "01-three-presses.yaml"), encoding: .utf8)
        let file = FileManager.default.temporaryDirectory.appending(path: "scenario-\(UUID()).yaml")
        try text.replacing("repeated: SOS-1, bed: A, count: 3", with: "repeated: SOS-1, bed: A, count: 4")
            .write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let run = try play(file, rate: 60)
        #expect(run.status == 1, "\(run.output)")
        let line = try #require(
            text.split(separator: "\n").firstIndex { $0.contains("repeated: SOS-1, bed: A, count: 3") })
        #expect(
            run.output.contains("MISSED \(file.path):\(line + 1): expected repeated SOS-1 count 4"), "\(run.output)")
    }
}
