import FleetModel
import SimKit
import Testing
import WholeSystem

@testable import Auditor

/// What the auditor expects of messages that came twice.
@Suite struct MessageAuditTests {
    private static let made = RunOptions.start + .minutes(10)
    private let record = RunRecord(plan: FleetPlan(FleetOptions(seed: 1, beds: 1, start: RunOptions.start)))

    /// The promises that are broken when a watch whose clock is five minutes ahead says a heart rate twice within a
    /// minute, and it is stored so: with the device's time, or with the gateway's.
    private func judge(_ stored: [(at: Moment, isServerTime: Bool)]) throws -> [Int] {
        let watch = try #require(record.plan.devices.first { $0.kind == .watch })
        let ahead = Self.made + .minutes(5)
        let heart = ReadingIdentity(
            quantity: Quantity.heartRate.number, at: ahead, mayUseServerTime: true, value: 70)
        let entry = LedgerEntry(
            number: 1, device: watch.id, kind: .telemetry, event: nil, reference: "w-1", deviceTime: ahead,
            payloadHash: 0, truth: nil, isTest: false, fate: .readings([heart]))
        record.add(.message(entry), at: Self.made)
        record.transmit(1)
        for seconds in [Int64(1), 50] { record.keep(1, at: Self.made + .seconds(seconds)) }
        let message = try #require(record.messages[1])
        var audit = MessageAudit()
        audit.settle([message], Evidence(record))
        for (at, isServerTime) in stored {
            audit.found(
                ReadingRow(
                    device: watch.id, metric: 1, at: at, value: 70, isValid: true, isServerTime: isServerTime))
        }
        audit.close()
        return audit.violations.map(\.promise)
    }

    @Test func `what a clock ahead of the gateway's dates is there each time with the gateway's time`() throws {
        let twice = [Int64(1), 50].map { (at: Self.made + .seconds($0), isServerTime: true) }
        #expect(try judge(twice) == [])
    }

    @Test func `what is there once, by a time that had not come, is one too few`() throws {
        #expect(try judge([(at: Self.made + .minutes(5), isServerTime: false)]) == [1])
    }

    @Test func `what waited for the gateway until its time had come is believed, and there once`() throws {
        record.outage(.gateway, from: Self.made + .seconds(10), until: Self.made + .minutes(4))
        #expect(try judge([(at: Self.made + .minutes(5), isServerTime: false)]) == [])
    }
}
