import FleetModel
import SimKit
import Testing

@Suite struct ExpectedAlarmsTests {
    private static let options = FleetOptions.night(beds: 60)
    private static let plan = FleetPlan(options)
    /// 22:00 in the four counties.
    private static let evening = options.start + .hours(2)

    private struct Spot {
        let household: HouseholdPlan
        let bed: String
        let device: DevicePlan
    }

    private static func spot(_ kind: DeviceKind) throws -> Spot {
        let household = try #require(
            plan.households.first { home in home.devices.contains { $0.kind == kind && $0.style != .neither } })
        let device = try #require(household.devices.first { $0.kind == kind && $0.style != .neither })
        return Spot(household: household, bed: household.beds[device.bed ?? 0].id, device: device)
    }

    /// The demands for a rule that a story of truths makes.
    private func demands(
        _ rule: String, _ kind: DeviceKind, _ story: [(minute: Int64, TruthKind)], hours: Int64 = 10,
        delivered: Bool = true
    ) throws -> [ExpectedAlarm.Demand] {
        let spot = try Self.spot(kind)
        let truths = story.enumerated().map { index, item in
            let isLink = item.1 == .linkLost || item.1 == .linkBack
            return TruthEntry(
                number: index + 1, at: Self.evening + .minutes(item.minute), household: spot.household.id,
                bed: isLink ? nil : spot.bed, device: isLink ? nil : spot.device.id, kind: item.1)
        }
        return ExpectedAlarms.derive(
            from: truths, plan: Self.plan, end: Self.evening + .hours(hours), tolerance: .seconds(60),
            delivered: delivered ? Set(truths.map(\.number)) : []
        ).filter { $0.rule == rule }.map(\.demand)
    }

    @Test func `every press whose message was confirmed is asked for`() throws {
        let story: [(minute: Int64, TruthKind)] = [(0, .press(isGenuine: true)), (5, .press(isGenuine: false))]
        #expect(try demands("SOS-1", .emergencyButton, story) == [.required, .required])
        #expect(try demands("SOS-1", .emergencyButton, story, delivered: false) == [.permitted, .permitted])
    }

    @Test func `a fall that the wearer takes back may ring and need not`() throws {
        #expect(try demands("FALL-1", .watch, [(0, .fall(isCancelled: false))]) == [.required])
        let cancelled = try demands("FALL-1", .watch, [(0, .fall(isCancelled: true))])
        #expect(!cancelled.isEmpty && !cancelled.contains(.required))
    }

    @Test(arguments: [(minutes: Int64(28), Int?.none), (30, 0), (31, 0), (32, 1), (90, 1)])
    func `a pad wet for half an hour is asked for, with a margin`(minutes: Int64, required: Int?) throws {
        let found = try demands("WET-2", .pad, [(0, .wet(level: 1)), (minutes, .dry)])
        #expect(found == (required.map { [$0 == 1 ? .required : .permitted] } ?? []))
    }

    @Test func `a wet pad behind a lost link is explained and not asked for`() throws {
        let story: [(minute: Int64, TruthKind)] = [
            (0, .wet(level: 1)), (20, .linkLost), (25, .linkBack), (60, .dry),
        ]
        #expect(try demands("WET-2", .pad, story) == [.permitted])
    }

    @Test(arguments: [(-119, false), (0, true)] as [(Int64, Bool)])
    func `a heart that stops before the gateway knew that somebody lies there is not asked for`(
        minute: Int64, isRequired: Bool
    ) throws {
        let story: [(minute: Int64, TruthKind)] = [(minute, .episodeBegins(.silence)), (minute + 2, .episodeEnds)]
        #expect(try demands("VIT-1", .mattress, story).contains(.required) == isRequired)
    }

    @Test func `what is not due before the end is not asked for`() throws {
        let found = try demands("WET-2", .pad, [(585, .wet(level: 1))], hours: 10)
        #expect(!found.contains(.required))
    }

    @Test(
        arguments: [
            (story: [(0, .intoBed), (240, .outOfBed(isRising: false)), (265, .intoBed)], found: []),
            (story: [(0, .intoBed), (240, .outOfBed(isRising: false)), (275, .intoBed)], found: [.required]),
            (story: [(60, .intoBed), (70, .outOfBed(isRising: false)), (130, .intoBed)], found: []),
            (story: [(0, .intoBed), (470, .outOfBed(isRising: true))], found: [.permitted]),
            (story: [(70, .outOfBed(isRising: false))], found: []),
        ] as [(story: [(minute: Int64, TruthKind)], found: [ExpectedAlarm.Demand])])
    func `only a long absence by night of somebody who had settled is asked for`(
        story: [(minute: Int64, TruthKind)], found: [ExpectedAlarm.Demand]
    ) throws {
        #expect(try demands("BED-1", .mattress, story) == found)
    }

    @Test(arguments: [(minutes: Int64(2), Int?.none), (10, 0), (16, 0), (18, 1), (300, 1)])
    func `a hub silent for a quarter of an hour is one alarm`(minutes: Int64, required: Int?) throws {
        let found = try demands("DEV-1", .hub, [(0, .linkLost), (minutes, .linkBack)])
        #expect(found == (required.map { [$0 == 1 ? .required : .permitted] } ?? []))
        for rule in ["DEV-2"] {
            #expect(try demands(rule, .hub, [(0, .linkLost), (minutes, .linkBack)]).isEmpty)
        }
    }

    @Test func `two reports of a low battery are asked for, one is not`() throws {
        let low = TruthKind.lowBattery(percent: 15)
        #expect(try demands("BAT-1", .pad, [(0, low), (30, low)]) == [.required])
        #expect(try demands("BAT-1", .pad, [(0, low)]) == [.permitted])
    }

    @Test(arguments: VitalEpisode.allCases)
    func `a scripted illness asks for its rule`(episode: VitalEpisode) throws {
        let rules: [VitalEpisode: String] = [
            .fastHeart: "VIT-4", .slowHeart: "VIT-4", .fastBreath: "VIT-6", .apnea: "VIT-2", .silence: "VIT-1",
            .lowOxygen: "VIT-8",
        ]
        let rule = try #require(rules[episode])
        let kind: DeviceKind = episode.showsOnWatch ? .watch : .mattress
        let minutes = episode.length.milliseconds / 60_000 + 1
        let found = try demands(rule, kind, [(120, .episodeBegins(episode)), (120 + minutes, .episodeEnds)])
        #expect(found.contains(.required))
    }

    @Test func `truths read back as they were written`() throws {
        let kinds: [TruthKind] = [
            .press(isGenuine: true), .fall(isCancelled: true), .smoke, .gas, .carbonMonoxide, .water, .tamper, .intoBed,
            .outOfBed(isRising: true), .wet(level: 3), .dry, .doseTaken(slot: 2), .doseMissed(slot: 1),
            .episodeBegins(.apnea), .episodeEnds, .linkLost, .linkBack, .lowBattery(percent: 12), .watchOff, .watchOn,
            .seenFall(isReal: true, isCancelled: false), .seenFall(isReal: false, isCancelled: true),
            .fever(tenths: 391), .feverGone, .pressure(.low), .pressure(.usual), .pressure(.high), .lies, .found,
            .weak, .risen, .inHospital, .leftHospital, .testPress,
        ]
        for (index, kind) in kinds.enumerated() {
            let entry = TruthEntry(
                number: index + 1, at: Self.evening, household: "home", bed: index % 2 == 0 ? "bed" : nil,
                device: index % 3 == 0 ? "device" : nil, kind: kind)
            #expect(TruthEntry(entry.text) == entry)
        }
    }
}
