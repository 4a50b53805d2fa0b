import SimKit
import Testing

@testable import FleetModel

/// Illness and mishaps of the real population.
@Suite struct MishapTests {
    /// 2026-01-05, a Monday.
    private static let day = CivilDay(number: 20_458)

    private func play(_ options: FleetOptions, hours: Int64) -> Simulation {
        var simulation = Simulation(options)
        simulation.run(until: options.start + .hours(hours))
        return simulation
    }

    @Test func `a fever is highest in the evening, and shows from 38,1 degrees on`() throws {
        let fever = Fever(begin: Self.day.at(6), end: Self.day.at(6) + .days(2), rise: 2)
        #expect(fever.height == 385)
        #expect(fever.degrees(at: Self.day.at(5)) == 0 && fever.degrees(at: Self.day.at(6) + .days(2)) == 0)
        #expect(fever.degrees(at: Self.day.at(18)) == 2)
        #expect(fever.degrees(at: Self.day.at(30)) < 1.4)
        let shown = try #require(fever.shown)
        #expect(shown.from > fever.begin && shown.until < fever.end)
        for moment in [shown.from, shown.until] { #expect(Fever.usual + fever.degrees(at: moment) >= Fever.limit) }
        #expect(Fever.usual + fever.degrees(at: shown.from - .minutes(15)) < Fever.limit)
    }

    @Test func `a fever that stays low is seen by nobody`() {
        #expect(Fever(begin: Self.day.at(6), end: Self.day.at(6) + .days(3), rise: 1.5).shown == nil)
    }

    @Test(
        arguments: [
            (120, 75, .usual), (180, 80, .high), (150, 110, .high), (90, 60, .low), (179, 109, .usual),
        ] as [(Double, Double, PressureClass)])
    func `a pressure is high or low by the limits of the rule`(
        systolic: Double, diastolic: Double, expected: PressureClass
    ) {
        #expect(PressureClass(systolic: systolic, diastolic: diastolic) == expected)
    }

    @Test func `the same half of a day has the same pressure, and another one another`() {
        let traits = PressureTraits(RandomSource(seed: 3))
        let person = RandomSource(seed: 4)
        func read(_ day: CivilDay, _ isEvening: Bool) -> Double {
            traits.measure(person, day, isEvening: isEvening).read.systolic
        }
        #expect(read(Self.day, false) == read(Self.day, false))
        #expect(read(Self.day, false) != read(Self.day, true))
        #expect(read(Self.day, true) != read(Self.day.next, true))
    }

    @Test func `watches of real people tell their pressure in the morning and in the evening, and the truth agrees`() {
        let options = FleetOptions.night(beds: 20, population: .real)
        let simulation = play(options, hours: 14)
        let told = simulation.ledger.entries.filter { entry in
            guard case .readings(let readings) = entry.fate else { return false }
            return readings.contains { $0.quantity == Quantity.bloodPressureSystolic.number }
        }
        // From eight in the evening on for fourteen hours there is one morning.
        let devices = Dictionary(grouping: told, by: \.device)
        #expect(devices.count > 5 && devices.values.allSatisfy { $0.count <= 2 })
        let kinds = Dictionary(uniqueKeysWithValues: simulation.plan.devices.map { ($0.id, $0.kind) })
        #expect(devices.keys.allSatisfy { kinds[$0] == .watch })
        let odd = simulation.truths.filter { isPressure($0) && $0.kind != .pressure(.usual) }
        #expect(odd.count < devices.count)
    }

    private func isPressure(_ truth: TruthEntry) -> Bool {
        if case .pressure = truth.kind { return true }
        return false
    }

    @Test func `the control has no illness and no radar, and every watch its fence`() {
        let simulation = play(.night(beds: 20, incidents: 1_000), hours: 14)
        let mishaps = simulation.truths.filter { truth in
            switch truth.kind {
            case .fever, .pressure, .lies, .weak, .seenFall: true
            default: false
            }
        }
        #expect(mishaps.isEmpty)
        #expect(!simulation.plan.devices.contains { $0.kind == .radar || $0.kind == .doorContact })
        #expect(simulation.plan.households.allSatisfy { $0.beds.allSatisfy(\.person.hasFence) })
    }

    @Test func `who lies on the floor by day is found, and the radar that looks there told of the fall`() {
        let options = FleetOptions.night(beds: 30, population: .real, incidents: 2_000)
        // From eight in the evening to nine in the evening.
        let truths = play(options, hours: 25).truths
        let lies = truths.filter { $0.kind == .lies }
        #expect(!lies.isEmpty)
        #expect(truths.count { $0.kind == .found } == lies.count)
        for lie in lies where lie.device != nil {
            let seen = truths.contains {
                $0.kind == .seenFall(isReal: true, isCancelled: false) && $0.bed == lie.bed && $0.at == lie.at
            }
            #expect(seen)
        }
    }

    @Test func `new devices stand behind the others, which stay as they were`() {
        let plan = FleetPlan(.night(beds: 200, population: .real))
        let rare: Set<DeviceKind> = [.radar, .doorContact]
        #expect(Set(plan.devices.map(\.kind)).isSuperset(of: rare))
        for household in plan.households {
            let isRare = household.devices.map { rare.contains($0.kind) }
            let first = isRare.firstIndex(of: true) ?? isRare.endIndex
            #expect(isRare[first...].allSatisfy { $0 })
        }
    }

    @Test func `a radar sees nobody who is away, and who lies on the floor does not rest`() throws {
        let plan = FleetPlan(.night(beds: 200, population: .real))
        let home = try #require(plan.households.firstIndex { $0.devices.contains { $0.kind == .radar } })
        let drawn = HouseholdActor(plan, household: home)
        let radar = try #require(drawn.devices.firstIndex { $0.plan.kind == .radar })
        let bed = try #require(drawn.devices[radar].plan.bed)
        func postures(_ states: [WritableKeyPath<PersonState, Bool>], strayedAt: Moment? = nil) -> Set<String> {
            var actor = drawn
            for state in states { actor.people[bed][keyPath: state] = true }
            actor.people[bed].strayedAt = strayedAt
            var words: Set<String> = []
            for _ in 0..<100 {
                for measurement in actor.measureRadar(radar, bed) {
                    if case .word(let word) = measurement.value { words.insert(word) }
                }
            }
            return words
        }
        #expect(postures([]) == ["upright", "absent"])
        #expect(postures([\.isNapping]) == ["lying"])
        #expect(postures([\.isNapping, \.isOut]) == ["absent"])
        #expect(postures([], strayedAt: plan.options.start) == ["absent"])
        #expect(postures([\.isNapping, \.isLying]) == ["absent"])
        #expect(postures([\.isNapping, \.isLying, \.isInSight]) == ["motionless"])
    }
}
