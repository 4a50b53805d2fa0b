import SimKit
import Testing

@testable import FleetModel

/// What is broken about devices.
@Suite struct DefectTests {
    private func play(_ fault: FaultKind, hours: Int64 = 12) -> Simulation {
        let options = FleetOptions.night(beds: 20, faults: [fault])
        var simulation = Simulation(options)
        simulation.run(until: options.start + .hours(hours))
        return simulation
    }

    /// What the devices measured of a quantity, by device and in order.
    private func values(_ quantity: Quantity, _ simulation: Simulation) -> [String: [(at: Moment, value: Double)]] {
        var found: [String: [(at: Moment, value: Double)]] = [:]
        for entry in simulation.ledger.entries {
            guard case .readings(let readings) = entry.fate else { continue }
            for reading in readings where reading.quantity == quantity.number {
                guard let at = reading.at, let value = reading.value else { continue }
                found[entry.device, default: []].append((at, value))
            }
        }
        return found
    }

    private func expected(_ simulation: Simulation, hours: Int64 = 12) -> [ExpectedAlarm] {
        ExpectedAlarms.derive(
            from: simulation.truths, plan: simulation.plan, end: simulation.plan.options.start + .hours(hours),
            tolerance: .seconds(120), delivered: [])
    }

    @Test func `a battery about its limit says 19 and 21, and no alarm is asked for`() throws {
        let simulation = play(.batteries)
        let hovering = Set(simulation.truths.filter { $0.kind == .batteryHovers }.compactMap(\.device))
        #expect(!hovering.isEmpty)
        for (device, levels) in values(.battery, simulation) where hovering.contains(device) {
            #expect(Set(levels.map(\.value)).isSubset(of: [19, 21]))
        }
        let alarms = expected(simulation).filter { $0.rule == "BAT-1" && !$0.subjects.isDisjoint(with: hovering) }
        #expect(!alarms.isEmpty && alarms.allSatisfy { $0.demand == .permitted })
    }

    @Test func `a heart rate that stands still for half an hour is asked for as DQ-1`() throws {
        let simulation = play(.stuck)
        let rates = values(.heartRate, simulation)
        let begins = simulation.truths.filter { $0.kind == .heartSticks }
        #expect(!begins.isEmpty)
        for begin in begins {
            let device = try #require(begin.device)
            let end = simulation.truths.first { $0.kind == .heartFree && $0.device == device && $0.at > begin.at }
            let told = (rates[device] ?? []).filter { $0.at >= begin.at && $0.at < end?.at ?? .distantFuture }
            #expect(Set(told.map(\.value)).count <= 1)
        }
        #expect(expected(simulation).contains { $0.rule == "DQ-1" && $0.demand == .required })
        #expect(!expected(play(.markers)).contains { $0.rule == "DQ-1" })
    }

    @Test func `a receiver without satellites says 0,0, and only then`() {
        let simulation = play(.positions)
        let (north, east) = (values(.latitude, simulation), values(.longitude, simulation))
        #expect(north.values.joined().contains { $0.value == 0 })
        for (device, fixes) in north {
            #expect(fixes.map { $0.value == 0 } == (east[device] ?? []).map { $0.value == 0 })
            #expect(fixes.contains { $0.value > 25 })
        }
    }

    @Test func `a pressure told the wrong way round would alarm if it were believed, and explains none`() {
        let simulation = play(.pressures)
        let upper = values(.bloodPressureSystolic, simulation)
        let lower = values(.bloodPressureDiastolic, simulation)
        #expect(!upper.isEmpty)
        for (device, values) in upper {
            let others = lower[device] ?? []
            #expect(values.count == others.count)
            #expect(zip(values, others).allSatisfy { $0.value <= 90 && $1.value >= 110 && $0.at == $1.at })
        }
        #expect(expected(simulation).allSatisfy { $0.rule != "VIT-10" || $0.reason == "illness" })
    }

    @Test func `a pad with a bad contact turns every few seconds until it comes to rest`() throws {
        let simulation = play(.chatter)
        let told = values(.wet, simulation)
        let begins = simulation.truths.filter { $0.kind == .padFlutters }
        var said: Set<Double> = []
        for begin in begins {
            let device = try #require(begin.device)
            let rest = simulation.truths.first { $0.kind == .padSteady && $0.device == device && $0.at > begin.at }
            let end = rest?.at ?? .distantFuture
            let turns = (told[device] ?? []).filter { $0.at >= begin.at && $0.at < end }
            #expect(zip(turns, turns.dropFirst()).allSatisfy { $1.at - $0.at <= .seconds(20) })
            said.formUnion(turns.map(\.value))
        }
        #expect(said == [0, 1])
    }

    @Test func `what the radio loses is told in the log of truth, and what is kept for an answer comes later`() {
        let options = FleetOptions.night(beds: 24, faults: [.losses], incidents: 2_000)
        var simulation = Simulation(options)
        simulation.run(until: options.start + .hours(7))
        simulation.endLife(at: options.start + .hours(7))
        simulation.run(until: options.start + .hours(8))
        let kinds = Dictionary(uniqueKeysWithValues: simulation.plan.devices.map { ($0.id, $0.kind) })
        var lost: [Int: Int] = [:]
        for truth in simulation.truths {
            guard case .lostAtRadio(let number) = truth.kind else { continue }
            lost[number, default: 0] += 1
            #expect(truth.device.flatMap { kinds[$0] }?.isHeardThroughHub == true)
        }
        let sent = simulation.ledger.entries.filter { kinds[$0.device]?.isHeardThroughHub == true }
        let share = Double(lost.count) / Double(sent.count)
        #expect(share > 0.008 && share < 0.035, "\(share)")
        let kept = sent.filter { $0.kind == .event && $0.reference != nil }
        #expect(kept.contains { lost[$0.number] != nil })
        #expect(kept.allSatisfy { $0.transmissions > 0 && !$0.receipts.isEmpty })
        #expect(simulation.households.allSatisfy { $0.openMessages == 0 })
        // What nobody waits for never comes.
        #expect(sent.contains { lost[$0.number] != nil && $0.transmissions == 0 })
    }
}
