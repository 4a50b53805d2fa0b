import CareCore
import Foundation
import Testing

/// Promise 5 and the table in Operations.md: what cannot be taken is kept, counted, answered and never blocks the line.
///
/// The expectations are the document's own words: quarantine reason, receipt status, validity and counters of each row.
@Suite(.serialized, .ownThreads) struct BadInputTests {
    @Test func `the document and the cases name the same inputs`() {
        let rows = BadInputRow.all.map(\.input)
        #expect(rows.count >= 15)
        #expect(Set(rows) == Set(BadInputCase.all.keys))
    }

    @Test(.timeLimit(.minutes(5)), arguments: BadInputRow.all)
    func `bad input has the result that the document gives it`(row: BadInputRow) throws {
        let scene = try BadInputCase.all[row.input].map { try BadInputScene($0) }
        guard let scene else {
            Issue.record("the table's row '\(row.input)' has no case")
            return
        }
        try scene.play()
        try check(row, scene)
        #expect(try scene.gateway.stop() == 0)
        let counted = scene.gateway.log.split(separator: "\n").filter { $0.contains("[Gateway] counted") }
        for counter in row.counters {
            let figures = counted.compactMap { line in
                line.split(separator: " ").first { $0.hasPrefix("\(counter)=") }?.split(separator: "=").last
                    .flatMap { Int($0) }
            }
            #expect(figures.reduce(0, +) >= scene.input.messages.count, "\(counter) in \(counted)")
        }
        if !row.counters.contains("quarantined") { #expect(!counted.contains { $0.contains(" quarantined=") }) }
    }

    private func check(_ row: BadInputRow, _ scene: BadInputScene) throws {
        let (files, messages) = (scene.files, scene.input.messages)
        let reasons = try files.texts("SELECT reason FROM quarantine ORDER BY number").compactMap { text in
            UInt8(text).flatMap { QuarantineReason(rawValue: $0) }?.name
        }
        #expect(reasons == (row.reason.map { reason in messages.map { _ in reason } } ?? []))
        #expect(scene.statuses == (row.status.map { status in messages.map { _ in status } } ?? []))
        #expect(try scene.readings() == scene.input.readings)
        if let validity = row.validity { #expect(scene.input.readings.allSatisfy { $0.contains(" \(validity) ") }) }
        let rules = try files.texts("SELECT DISTINCT rule FROM alarmView WHERE device <> 'marker' ORDER BY rule")
        #expect(rules == scene.input.alarms)
        let taken = try files.number("SELECT count(*) FROM eventView WHERE device <> 'marker'")
        #expect(taken == (row.reason != nil || scene.input.alarms.isEmpty ? 0 : messages.count))
        let details = try files.texts("SELECT detail FROM quarantine")
        if row.result.contains("byte") { #expect(details.allSatisfy { $0.contains(/[0-9]/) }, "\(details)") }
        if row.result.contains("field and byte") { #expect(details.allSatisfy { $0.contains("event") }, "\(details)") }
        if row.result.contains("cut to 2 KiB") {
            #expect(try files.number("SELECT length(payload) FROM quarantine") == 2_048)
            #expect(try files.number("SELECT payloadLength FROM quarantine") > Limits.payload)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `an event that the broker has kept does not come over MQTT 5, and rings when it is new`() throws {
        let broker = try TestBroker()
        let files = try GatewayFiles()
        try files.register([("b-1", "sos-button", 1), ("b-2", "sos-button", 2)])
        let devices = try DeviceSide(port: broker.port)
        let press = #"{"v":1,"ref":"ghost","event":"sos"}"#
        try devices.publish(press, to: "homebed/v1/532901/b-1/event", isRetained: true)
        let gateway = ServedGateway(files, port: broker.port)
        try gateway.serve()
        try devices.untilAnswered("b-2", ref: "marker")
        #expect(try files.texts("SELECT device FROM eventView") == ["b-2"])
        // A button that says "retain" with a new press is heard: nobody is left on the floor for a flag.
        try devices.publish(press, to: "homebed/v1/532901/b-1/event", isRetained: true)
        try devices.until("the new press rings") { try files.number("SELECT count(*) FROM eventView") == 2 }
        #expect(try gateway.stop() == 0)
    }
}
