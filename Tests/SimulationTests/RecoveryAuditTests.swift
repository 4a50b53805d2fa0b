import FleetModel
import SimKit
import Testing
import WholeSystem

@testable import Auditor

/// What is well again ends its alarm at its second.
@Suite struct RecoveryAuditTests {
    private static let start = RunOptions.start
    private static let at = start + .hours(2)
    private let record = RunRecord(plan: FleetPlan(FleetOptions(seed: 1, beds: 40, start: Self.start)))

    private func device(_ kind: DeviceKind) throws -> DevicePlan {
        try #require(record.plan.devices.first { $0.kind == kind && $0.style != .neither })
    }

    /// What is found when an alarm that rang at `at` was over so long afterwards, and its device said what `say` lets
    /// it say.
    private func judge(
        _ rule: String, _ kind: DeviceKind, over end: TimeSpan?, cause: Int64 = 1, _ say: (Evidence, DevicePlan) -> Void
    ) throws -> RecoveryAudit {
        let device = try device(kind)
        record.lifeEnd = Self.start + .hours(6)
        record.end = record.lifeEnd
        var steps = [AuditTables.Step(cause: 1, at: Self.at, priority: 3)]
        if cause != 1 { steps.append(AuditTables.Step(cause: cause, at: Self.at, priority: 3)) }
        if let end { steps.append(AuditTables.Step(cause: 6, at: Self.at + end, state: 0, priority: 3)) }
        let evidence = try AuditTables.evidence(record) {
            try AuditTables.write(rule, of: device.id, raisedAt: Self.at, steps, $0)
        }
        say(evidence, device)
        var audit = RecoveryAudit()
        audit.judge(evidence)
        return audit
    }

    /// The same of a pad that is wet from a minute before it rings, and dry ten minutes after.
    private func judgePad(
        over end: TimeSpan?, cause: Int64 = 1, wayOfDry: TimeSpan? = .milliseconds(80), wetAgain: TimeSpan? = nil,
        isHistory: Bool = false
    ) throws -> RecoveryAudit {
        try judge("WET-1", .pad, over: end, cause: cause) { evidence, pad in
            evidence.hear(pad, [(.wet, 1)], at: Self.at - .minutes(1), number: 1)
            evidence.hear(
                pad, [(.wet, 0)], at: Self.at + .minutes(10), number: 2, after: wayOfDry, isHistory: isHistory)
            if let wetAgain { evidence.hear(pad, [(.wet, 1)], at: Self.at + wetAgain, number: 3) }
        }
    }

    private func promises(_ audit: RecoveryAudit) -> [Int] { audit.violations.map(\.promise) }

    @Test func `a pad that was changed ends its alarm after a minute, no sooner and no later`() throws {
        let kept = try judgePad(over: .seconds(660))
        #expect(promises(kept) == [] && kept.share.text == "alarms ended: 1 judged, 0 excused")
        #expect(try promises(judgePad(over: .seconds(662))) == [7])
        #expect(try promises(judgePad(over: .seconds(640))) == [7])
        let never = try judgePad(over: nil)
        #expect(promises(never) == [7] && never.share.judged == 1)
    }

    @Test func `an alarm that is over while its pad says that it is wet is found`() throws {
        #expect(try promises(judgePad(over: .seconds(300))) == [7])
        #expect(try promises(judgePad(over: .seconds(720), wetAgain: .seconds(630))) == [7])
    }

    @Test func `a pad that is wet again within the minute, or was not heard, ends nothing`() throws {
        #expect(try promises(judgePad(over: nil, wetAgain: .seconds(630))) == [])
        #expect(try promises(judgePad(over: nil, wayOfDry: nil)) == [])
    }

    @Test func `what came late, in the past or twice is no second that must be kept`() throws {
        let late = try judgePad(over: nil, wayOfDry: .seconds(20))
        #expect(promises(late) == [] && late.share.excused == 1)
        let told = try judgePad(over: nil, isHistory: true)
        #expect(promises(told) == [] && told.share.excused == 1)
    }

    @Test func `a gateway that dies at its second may end it later, one that died long before may not`() throws {
        record.outage(.gateway, from: Self.at + .seconds(655), until: Self.at + .seconds(662))
        let near = try judgePad(over: .seconds(668))
        #expect(promises(near) == [] && near.share.excused == 1)
        record.outages = []
        record.outage(.gateway, from: Self.at + .seconds(200), until: Self.at + .seconds(210))
        #expect(try promises(judgePad(over: .seconds(668))) == [7])
    }

    @Test func `what comes too often may stay for a while`() throws {
        #expect(try promises(judgePad(over: nil, cause: 22)) == [])
        #expect(try promises(judgePad(over: .seconds(300), cause: 22)) == [])
    }

    @Test func `who is back in bed ends the alarm after a minute, by day another sign of life may`() throws {
        func judgeBed(over end: TimeSpan?) throws -> [Int] {
            try promises(
                judge("BED-1", .mattress, over: end) { evidence, mattress in
                    let back = Self.at + .minutes(20)
                    evidence.hear(
                        mattress, [(.inBed, 0)], from: Self.at - .minutes(30), until: back - .minutes(1),
                        every: .minutes(1), number: 1)
                    evidence.hear(
                        mattress, [(.inBed, 1)], from: back, until: back + .minutes(9), every: .minutes(1), number: 100)
                })
        }
        #expect(try judgeBed(over: .minutes(21)) == [])
        #expect(try judgeBed(over: .minutes(22)) == [7])
        #expect(try judgeBed(over: .minutes(10)) == [7])
        let recovery = try #require(Recovery.all["BED-1"])
        #expect(recovery.mayEndOtherwise(at: CivilDay(of: Self.start).at(6)))
        #expect(!recovery.mayEndOtherwise(at: Self.at))
    }

    @Test func `breath that is back ends its alarm after a minute in bed`() throws {
        func judgeBreath(over end: TimeSpan?, inBed: Double = 1) throws -> [Int] {
            try promises(
                judge("VIT-2", .mattress, over: end) { evidence, mattress in
                    evidence.hear(
                        mattress, [(.bedStatus, 2), (.inBed, 1)], from: Self.at - .seconds(60),
                        until: Self.at + .seconds(80), every: .seconds(10), number: 1)
                    evidence.hear(
                        mattress, [(.bedStatus, inBed == 1 ? 0 : 5), (.inBed, inBed)], from: Self.at + .seconds(90),
                        until: Self.at + .seconds(390), every: .seconds(60), number: 50)
                })
        }
        #expect(try judgeBreath(over: .seconds(150)) == [])
        #expect(try judgeBreath(over: .seconds(120)) == [7])
        #expect(try judgeBreath(over: nil) == [7])
        #expect(try judgeBreath(over: nil, inBed: 0) == [])
    }

    @Test(arguments: [[140.0, 110, 90, 70, 70, 70, 70, 70], [140, 70, 70, 70, 70, 70, 70, 70]])
    func `a heart ends its alarm with the sample that is due, unless it may have been misread`(beats: [Double]) throws {
        func judgeHeart(over end: TimeSpan?) throws -> [Int] {
            try promises(
                judge("VIT-4", .mattress, over: end) { evidence, mattress in
                    for (number, value) in beats.enumerated() {
                        let moment = Self.at + .seconds(30 + 60 * Int64(number))
                        evidence.hear(mattress, [(.heartRate, value)], at: moment, number: number + 1)
                    }
                })
        }
        let isSteady = beats[1] == 110
        // Below 126 with the sample of 90 s, and three minutes later there is one.
        #expect(try judgeHeart(over: .milliseconds(270_080)) == [])
        #expect(try judgeHeart(over: .seconds(330)) == (isSteady ? [7] : []))
        #expect(try judgeHeart(over: .seconds(210)) == (isSteady ? [7] : []))
        #expect(try judgeHeart(over: nil) == (isSteady ? [7] : []))
    }

    @Test func `only what is dated by a steady clock that is right to half a minute has a second`() {
        let plan = FleetPlan(FleetOptions(seed: 1, beds: 60, faults: [.clocks], start: Self.start))
        for device in plan.devices {
            switch device.clock {
            case .off(let error) where device.style != .neither && error <= .seconds(30) && error >= .seconds(-30):
                #expect(StateBook.steadyError(of: device) == error)
            default: #expect(StateBook.steadyError(of: device) == nil)
            }
        }
        #expect(plan.devices.contains { StateBook.steadyError(of: $0) == nil && $0.style != .neither })
    }
}
