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

    /// A watch says that it is worn, and a heart rate, which a jump may put in doubt.
    @Test(arguments: [(.worn, 15, 1, [1]), (.heartRate, 1, 70, [])] as [(Quantity, Int64, Double, [Int])])
    func `what can be and is stored as what cannot is found`(
        quantity: Quantity, metric: Int64, value: Double, broken: [Int]
    ) throws {
        let device = try #require(record.plan.devices.first { $0.kind == .watch })
        let reading = ReadingIdentity(quantity: quantity.number, at: Self.made, value: value)
        let entry = LedgerEntry(
            number: 1, device: device.id, kind: .telemetry, event: nil, reference: "p-1", deviceTime: Self.made,
            payloadHash: 0, truth: nil, isTest: false, fate: .readings([reading]))
        record.add(.message(entry), at: Self.made)
        record.transmit(1)
        record.keep(1, at: Self.made)
        let message = try #require(record.messages[1])
        for isValid in [true, false] {
            var audit = MessageAudit()
            audit.settle([message], Evidence(record))
            audit.found(
                ReadingRow(
                    device: device.id, metric: metric, at: Self.made, value: value, isValid: isValid,
                    isServerTime: false))
            audit.swept(before: .distantFuture)
            audit.close()
            #expect(audit.violations.map(\.promise) == (isValid ? [] : broken))
        }
    }

    /// The promises that are broken when a button says that it was pressed, as a test or not, and one row is stored so.
    private func judgePress(isTest: Bool, isStoredAsTest: Bool) throws -> [Int] {
        let button = try #require(record.plan.devices.first { $0.kind == .emergencyButton })
        let entry = LedgerEntry(
            number: 1, device: button.id, kind: .event, event: "sos", reference: "b-1", deviceTime: Self.made,
            payloadHash: 0, truth: nil, isTest: isTest, fate: .event)
        record.add(.message(entry), at: Self.made)
        record.transmit(1)
        record.keep(1, at: Self.made)
        let message = try #require(record.messages[1])
        let evidence = Evidence(record)
        var audit = MessageAudit()
        audit.found(
            EventRow(
                device: button.id, event: "sos", reference: "b-1", deviceTime: Self.made, at: Self.made,
                receivedAt: Self.made + .seconds(1), isTest: isStoredAsTest, isLate: false, place: "532901-000001"),
            evidence)
        audit.settle([message], evidence)
        audit.close()
        return audit.violations.map(\.promise)
    }

    @Test(arguments: [true, false])
    func `a press is stored as the test that it was, or as none`(isTest: Bool) throws {
        #expect(try judgePress(isTest: isTest, isStoredAsTest: isTest) == [])
    }

    @Test(arguments: [true, false])
    func `a press that is stored as a test and was none is found, and the other way round`(isTest: Bool) throws {
        #expect(try judgePress(isTest: isTest, isStoredAsTest: !isTest) == [1])
    }

    @Test(arguments: [("allocated", true), ("in-service", false), ("pending-return", false)])
    func `what a button says while it is tried may count as a test`(state: String, isTrial: Bool) throws {
        let button = try #require(record.plan.devices.first { $0.kind == .emergencyButton })
        record.keepBooks(
            CustodyRecord(device: button.id, state: state, at: Self.made - .minutes(20), isSure: true))
        #expect(try judgePress(isTest: false, isStoredAsTest: true) == (isTrial ? [] : [1]))
    }

    @Test func `a button is tried until it is in service`() throws {
        let evidence = Evidence(record)
        for (state, minutes) in [("ready", Int64(0)), ("allocated", 10), ("installing", 12), ("in-service", 20)] {
            record.keepBooks(
                CustodyRecord(device: "b", state: state, at: Self.made + .minutes(minutes), isSure: true))
        }
        let tried = [Int64(-10), 5, 15, 22, 40].map { evidence.mayBeTried("b", at: Self.made + .minutes($0)) }
        #expect(tried == [false, true, true, true, false])
        #expect(!evidence.mayBeTried("another", at: Self.made + .minutes(15)))
    }

    @Test(arguments: [(1, 1, []), (1, 2, [5]), (2, 2, []), (1, 0, [5])] as [(Int, Int, [Int])])
    func `what cannot be read is kept aside once for each time it came, whatever lane was lost in the run`(
        arrivals: Int, rows: Int, broken: [Int]
    ) throws {
        let watch = try #require(record.plan.devices.first { $0.kind == .watch })
        let entry = LedgerEntry(
            number: 1, device: watch.id, kind: .telemetry, event: nil, reference: nil, deviceTime: nil, payloadHash: 0,
            truth: nil, isTest: false, fate: .quarantine)
        record.add(.message(entry), at: Self.made)
        record.outage(.lane, from: Self.made - .minutes(2), until: Self.made - .minutes(1))
        record.transmit(1)
        record.keep(1, at: Self.made)
        for _ in 0..<arrivals { record.arrive(1, at: Self.made) }
        let message = try #require(record.messages[1])
        var audit = MessageAudit()
        audit.settle([message], Evidence(record))
        audit.foundAside(watch.id, rows: rows)
        audit.close()
        #expect(audit.violations.map(\.promise) == broken)
    }
}
