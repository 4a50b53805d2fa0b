import FleetModel
import SimKit
import Testing

/// What is asked of the gateway when devices are broken, as a nurse or a technician would ask.
@Suite struct ExpectedDefectsTests {
    private static let plan = FleetPlan(.night(beds: 60))
    private static let start = plan.options.start

    /// The demands for a rule when a device of that kind, with a clock, tells the story from ten in the evening on.
    private func demands(
        _ rule: String, _ kind: DeviceKind, _ story: [(minute: Int64, kind: TruthKind)]
    ) throws -> [ExpectedAlarm.Demand] {
        let devices = Self.plan.households.flatMap { home in home.devices.map { (home: home, device: $0) } }
        let teller = try #require(devices.first { $0.device.kind == kind && $0.device.style != .neither })
        var truths: [TruthEntry] = []
        for (minute, kind) in story {
            truths.append(
                TruthEntry(
                    number: truths.count + 1, at: Self.start + .hours(2) + .minutes(minute), household: teller.home.id,
                    bed: teller.home.beds[teller.device.bed ?? 0].id, device: teller.device.id, kind: kind))
        }
        let end = Self.start + .hours(12)
        let alarms = ExpectedAlarms.derive(
            from: truths, plan: Self.plan, end: end, tolerance: .seconds(120), delivered: [])
        return alarms.filter { $0.rule == rule }.map(\.demand)
    }

    @Test func `a battery about its limit may be an alarm and need not`() throws {
        let low = TruthKind.lowBattery(percent: 19)
        #expect(try demands("BAT-1", .pad, [(0, low), (30, low)]) == [.required])
        let hovering = try demands("BAT-1", .pad, [(0, .batteryHovers), (0, low), (60, low)])
        #expect(!hovering.isEmpty && !hovering.contains(.required))
    }

    @Test func `a heart rate that stands still for half an hour is asked for, with a margin`() throws {
        #expect(try demands("DQ-1", .mattress, [(0, .heartSticks), (37, .heartFree)]) == [.required])
        #expect(try demands("DQ-1", .mattress, [(0, .heartSticks), (34, .heartFree)]) == [.permitted])
        #expect(try demands("DQ-1", .mattress, [(0, .heartSticks)]) == [.required], "it never came free")
    }

    @Test func `of a pad that flutters, wetness is asked for from the moment at which it has come to rest`() throws {
        func wet(_ rule: String, rest: Int64, dry: Int64) throws -> [ExpectedAlarm.Demand] {
            let story: [(minute: Int64, kind: TruthKind)] = [
                (0, .wet(level: 2)), (0, .padFlutters), (rest, .padSteady), (dry, .dry),
            ]
            return try demands(rule, .pad, story)
        }
        #expect(try wet("WET-1", rest: 5, dry: 10) == [.required])
        #expect(try wet("WET-1", rest: 9, dry: 10) == [.permitted])
        #expect(try wet("WET-2", rest: 8, dry: 35) == [.permitted])
        #expect(try wet("WET-2", rest: 8, dry: 41) == [.required])
    }

    @Test func `of what hung on a message that the radio lost nothing is asked for`() throws {
        #expect(try demands("TMP-1", .emergencyButton, [(0, .tamper)]) == [.required])
        let lost: [(minute: Int64, kind: TruthKind)] = [(0, .tamper), (0, .lostAtRadio(message: 7))]
        #expect(try demands("TMP-1", .emergencyButton, lost) == [.permitted])
        // A report of an empty battery that was lost is none.
        let low = TruthKind.lowBattery(percent: 19)
        let reports: [(minute: Int64, kind: TruthKind)] = [(0, low), (0, .lostAtRadio(message: 7)), (30, low)]
        #expect(try demands("BAT-1", .pad, reports) == [.permitted])
    }

    @Test func `truths about defects read back as they were written`() {
        let kinds: [TruthKind] = [
            .batteryHovers, .heartSticks, .heartFree, .padFlutters, .padSteady, .lostAtRadio(message: 41_250),
        ]
        for kind in kinds {
            let entry = TruthEntry(number: 1, at: Self.start, household: "home", bed: "bed", device: nil, kind: kind)
            #expect(TruthEntry(entry.text) == entry)
        }
    }

    @Test func `a clock that is minutes wrong for an hour is asked for of what speaks every minute`() {
        let plan = FleetPlan(.night(beds: 400, faults: [.clocks]))
        let alarms = ExpectedAlarms.derive(
            from: [], plan: plan, end: plan.options.start + .hours(24), tolerance: .seconds(120), delivered: [])
        let asked = Set(alarms.filter { $0.rule == "DQ-3" && $0.demand == .required }.flatMap(\.subjects))
        var wrong: Set<String> = []
        for device in plan.devices where device.style != .neither && device.kind.period == .seconds(60) {
            let errors = device.clock.errors
            let isFar = errors.lowerBound < .minutes(-6) || errors.upperBound > .minutes(6)
            if device.clock == .neverSet || isFar { wrong.insert(device.id) }
        }
        #expect(!wrong.isEmpty && asked.isSubset(of: wrong))
        // Set wrongly in the last hour, or rightly in the first: nothing has lasted.
        let constant = plan.devices.filter { wrong.contains($0.id) && !$0.clock.isMoving }.map(\.id)
        #expect(!constant.isEmpty && asked.isSuperset(of: constant))
    }

    @Test func `a clock that is set explains alarms of its device, and of others where they ask the whole house`() {
        let plan = FleetPlan(.night(beds: 400, faults: [.clocks]))
        let alarms = ExpectedAlarms.derive(
            from: [], plan: plan, end: plan.options.start + .hours(24), tolerance: .seconds(120), delivered: [])
        let excused = alarms.filter { $0.reason == "a clock that was set" }
        let moving = Set(plan.devices.filter { $0.clock.isMoving && !$0.hasUsableClock }.map(\.id))
        #expect(!moving.isEmpty)
        #expect(Set(excused.filter { $0.rule == "VIT-4" }.map(\.subjects)) == Set(moving.map { Set([$0]) }))
        let shared = excused.filter { !$0.subjects.isSubset(of: moving) }
        #expect(Set(shared.map(\.rule)) == ["ACT-1", "BED-1"])
    }
}
