import FleetModel
import SimKit
import Testing
import WholeSystem

@testable import Auditor

/// What the auditor remembers of a run that lasts for months.
@Suite struct RunRecordTests {
    private static let start = RunOptions.start
    private let record = RunRecord(plan: FleetPlan(FleetOptions(seed: 1, beds: 1, start: start)))

    @Test func `what excuses a late step is remembered as long as the alarm is open`() {
        for (kind, hours) in [(OutageRecord.Kind.gateway, 1), (.household, 3), (.disk, 5)] {
            record.outage(kind, from: Self.start + .hours(Int64(hours)), until: Self.start + .hours(Int64(hours) + 1))
        }
        record.fail(at: Self.start + .hours(2))
        record.forget(before: Self.start + .days(30), unjudged: Self.start)
        #expect(record.outages.map(\.kind) == [.gateway, .disk] && record.failures.count == 1)
        record.forget(before: Self.start + .days(30), unjudged: .distantFuture)
        #expect(record.outages.isEmpty && record.failures.isEmpty)
    }

    @Test func `that nobody listened is remembered for longer than any device may be silent`() {
        let heard = Self.start + .days(10)
        for kind in OutageRecord.Kind.allCases {
            record.outage(kind, from: heard + .hours(1), until: heard + .hours(6))
        }
        record.fail(at: heard + .hours(2))
        // 49 hours of listening, six of no connection, and what the auditor waits for before it judges.
        record.forget(before: heard + .hours(57), unjudged: .distantFuture)
        #expect(Set(record.outages.map(\.kind)) == [.gateway, .lane, .disk, .clock] && record.failures.count == 1)
        record.forget(before: heard + .days(5), unjudged: .distantFuture)
        #expect(record.outages.isEmpty && record.failures.isEmpty)
    }

    @Test func `the last test of a button is remembered until the next is old too`() {
        for (number, day) in [(1, Int64(1)), (2, 31)] {
            let at = Self.start + .days(day)
            let test = TruthEntry(
                number: number, at: at, household: "home-532901-000001", bed: "532901-000001", device: "sos-1",
                kind: .testPress)
            record.add(.truth(test.text), at: at)
        }
        record.forget(before: Self.start + .days(32), unjudged: .distantFuture)
        #expect(record.truths.map(\.number) == [1, 2])
        record.forget(before: Self.start + .days(60), unjudged: .distantFuture)
        #expect(record.truths.map(\.number) == [2])
    }

    @Test(arguments: [("pending-return", 1), ("returned", 2)])
    func `what was taken back and is given to the same bed serves anew`(state: String, services: Int) {
        let service = ServiceRecord(
            device: "m-1", bed: "532901-000001", household: "home-532901-000001", from: Self.start)
        record.serve(service)
        record.keepBooks(CustodyRecord(device: "m-1", state: state, at: Self.start + .hours(1), isSure: true))
        record.serve(service.begins(at: Self.start + .hours(2)))
        #expect(record.services.count == services)
    }

    @Test func `an answer to what has no reference is a promise, but where the radio loses things`() throws {
        let options = FleetOptions(seed: 1, beds: 20, faults: [.losses], start: Self.start)
        let record = RunRecord(plan: FleetPlan(options))
        func isPromised(_ kind: DeviceKind, _ reference: String?) throws -> Bool {
            let device = try #require(record.plan.devices.first { $0.kind == kind })
            let number = record.messages.made + 1
            let entry = LedgerEntry(
                number: number, device: device.id, kind: .event, event: "sos", reference: reference, deviceTime: nil,
                payloadHash: 0, truth: nil, isTest: false, fate: .event)
            record.add(.message(entry), at: Self.start)
            record.add(.receipt(number: number, LedgerEntry.Receipt(at: Self.start, status: 0)), at: Self.start)
            return try #require(record.messages[number]).isPromised
        }
        #expect(try isPromised(.watch, nil), "it has a link of its own")
        #expect(try isPromised(.emergencyButton, "b-1"))
        #expect(try isPromised(.emergencyButton, nil) == false)
    }

    @Test func `of a device whose counter starts again an answer is a promise, but to what came twice`() throws {
        let options = FleetOptions(seed: 1, beds: 1, faults: [.counters], start: Self.start)
        let record = RunRecord(plan: FleetPlan(options))
        let device = try #require(record.plan.devices.first { $0.kind == .watch }).id
        func make(_ count: Int) -> Int {
            let number = record.messages.made + 1
            let entry = LedgerEntry(
                number: number, device: device, kind: .event, event: "sos", reference: "wa-\(count)", deviceTime: nil,
                payloadHash: 0, truth: nil, isTest: false, fate: .event)
            record.add(.message(entry), at: Self.start)
            return number
        }
        func isPromised(_ number: Int) throws -> Bool {
            record.add(.receipt(number: number, LedgerEntry.Receipt(at: Self.start, status: 0)), at: Self.start)
            return try #require(record.messages[number]).isPromised
        }
        let (first, second, third) = (make(1), make(2), make(3))
        #expect(try isPromised(first), "nothing was counted twice yet")
        let again = (make(1), make(2))
        #expect(try isPromised(again.0) == false)
        #expect(try isPromised(second) == false)
        #expect(try isPromised(again.1) == false)
        #expect(try isPromised(third), "the counter has not come to it again")
        #expect(try isPromised(make(4)))
    }
}
