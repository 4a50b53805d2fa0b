import CareCore
import CareProfiles
import CareWire
import FleetModel
import SimKit
import Testing

@Suite struct HouseholdActorTests {
    private func play(_ options: FleetOptions, hours: Int64, status: Int? = 0) -> Simulation {
        var simulation = Simulation(options, status: status)
        simulation.run(until: options.start + .hours(hours))
        return simulation
    }

    @Test func `the same seed says the same bytes at the same moments`() {
        let options = FleetOptions.night(beds: 6, faults: Set(FaultKind.allCases))
        let first = play(options, hours: 6)
        let second = play(options, hours: 6)
        #expect(first.lines == second.lines)
        #expect(first.published.map(\.publication) == second.published.map(\.publication))
        #expect(first.published.map(\.at) == second.published.map(\.at))
        #expect(play(.night(seed: 2, beds: 6, faults: Set(FaultKind.allCases)), hours: 6).lines != first.lines)
    }

    @Test func `a low battery that no message tells of is not in the log of truth`() {
        let options = FleetOptions.night(beds: 60, incidents: 1_000)
        let plan = FleetPlan(options)
        var styles: [MessageStyle: Int] = [:]
        var numbers = FleetNumbers()
        for index in plan.households.indices {
            // Never connected: what has no clock says nothing, the rest keeps its messages.
            var actor = HouseholdActor(plan, household: index)
            var actions: [FleetAction] = []
            actor.step(now: options.start + .hours(1), numbers: &numbers, actions: &actions)
            for case .record(.truth(let text)) in actions {
                guard let truth = TruthEntry(text), case .lowBattery = truth.kind,
                    let device = plan.devices.first(where: { $0.id == truth.device })
                else { continue }
                styles[device.style, default: 0] += 1
            }
        }
        #expect(styles[.neither] == nil && !styles.isEmpty, "\(styles)")
    }

    @Test func `how often a household is stepped does not change what it says`() {
        let options = FleetOptions.night(beds: 2)
        let fine = play(options, hours: 6)
        var coarse = Simulation(options)
        for hour in 1...6 { coarse.run(until: options.start + .hours(Int64(hour))) }
        #expect(coarse.lines == fine.lines)
    }

    @Test func `a neighbour more changes nothing in a household`() {
        func payloads(_ beds: Int) -> [[UInt8]] {
            play(.night(beds: beds), hours: 8).published.filter { $0.household == 0 }.map(\.publication.payload)
        }
        #expect(payloads(4) == payloads(9))
    }

    @Test func `every payload of every class decodes by its profile, and every reading is known to it`() throws {
        try checkPayloads(
            play(.night(beds: 12, incidents: 300), hours: 26),
            of: Set(DeviceKind.allCases).subtracting([.manualBed, .radar, .doorContact]))
        // What stands in few homes: a household whose radar and door have a day's use.
        try checkPayloads(
            play(.night(beds: 60, population: .real, incidents: 300), hours: 3), of: [.radar, .doorContact])
    }

    /// Decodes what devices of `expected` kinds have said, all of which must have said something.
    private func checkPayloads(_ simulation: Simulation, of expected: Set<DeviceKind>) throws {
        var tables: [DeviceKind: FieldTable] = [:]
        for kind in DeviceKind.allCases { tables[kind] = FieldTable(try #require(try FleetPlanTests.profile(kind))) }
        let kinds = Dictionary(uniqueKeysWithValues: simulation.plan.devices.map { ($0.id, $0.kind) })
        var seen: Set<DeviceKind> = []
        var message = Message()
        for (_, _, publication) in simulation.published {
            let entry = simulation.ledger.entries[publication.number - 1]
            let kind = try #require(kinds[entry.device])
            guard expected.contains(kind) else { continue }
            let table = try #require(tables[kind])
            seen.insert(kind)
            try publication.payload.withUnsafeBytes { bytes in
                try EnvelopeDecoder.decode(bytes, kind: Self.kind(entry.kind), fields: table, into: &message)
            }
            #expect(message.ignoredFields == 0, "\(String(decoding: publication.payload, as: UTF8.self))")
            #expect(message.event?.name == entry.event)
            #expect(message.reference == entry.reference)
            #expect(message.deviceTime?.milliseconds == entry.deviceTime?.milliseconds)
            if case .readings(let readings) = entry.fate {
                #expect(readings.count == message.samples.count)
                let names = Set(readings.map { Quantity.allCases[Int($0.quantity)].rawValue })
                #expect(names == Set(message.samples.map(\.metric.name)))
                #expect(message.samples.allSatisfy { $0.validity == .valid })
            }
        }
        #expect(seen == expected)
    }

    private static func kind(_ kind: MessageKind) -> Message.Kind {
        switch kind {
        case .event: .event
        case .telemetry: .telemetry
        case .status: .status
        }
    }

    @Test func `what nobody answers is sent again after 5, 10, 20 and 40 seconds and then every minute`() throws {
        let simulation = play(.night(beds: 40), hours: 2, status: nil)
        // A press may have copies of its own; a dose has not.
        let event = try #require(
            simulation.ledger.entries.first { $0.event == "dose_taken" && $0.reference != nil && $0.transmissions > 8 })
        let moments = simulation.published.filter { $0.publication.number == event.number }.map(\.at)
        let waits = zip(moments, moments.dropFirst()).map { ($1 - $0).milliseconds }
        #expect(Array(waits.prefix(7)) == [5_000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000])
        #expect(waits.dropFirst(4).allSatisfy { $0 == 60_000 })
    }

    @Test func `an answer ends the repetitions and busy does not`() throws {
        let options = FleetOptions.night(beds: 12, incidents: 400)
        let answered = play(options, hours: 3)
        #expect(answered.households.allSatisfy { $0.openMessages == 0 })
        let named = answered.ledger.entries.filter { $0.kind == .event && $0.reference != nil }
        #expect(!named.isEmpty)
        #expect(named.allSatisfy { !$0.receipts.isEmpty })
    }

    @Test(arguments: FaultSet.allCases)
    func `"duplicate" ends the repetitions of every event, however many wait and however they are named`(
        faults: FaultSet
    ) throws {
        var simulation = play(.night(beds: 40, faults: faults.kinds, incidents: 400), hours: 2, status: nil)
        let end = simulation.plan.options.start + .hours(2)
        func unnamed() -> [String: Int] {
            let open = simulation.ledger.entries.filter {
                $0.kind == .event && $0.reference == nil && $0.deviceTime != nil && $0.receipts.isEmpty
            }
            return Dictionary(open.map { ($0.device, 1) }, uniquingKeysWith: +)
        }
        #expect(unnamed().values.contains { $0 > 1 }, "no device waits for several answers")
        // The gateway had stored them all, and every answer was lost.
        simulation.status = 1
        simulation.endLife(at: end)
        simulation.run(until: end + .hours(1))
        #expect(simulation.households.allSatisfy { $0.openMessages == 0 })
        #expect(unnamed().isEmpty)
    }

    /// With which faults a test plays.
    enum FaultSet: CaseIterable {
        case none, copies

        var kinds: Set<FaultKind> { self == .none ? [] : [.duplicates, .reorder] }
    }

    @Test func `"duplicate" is not about an event that was sent once`() throws {
        var simulation = play(.night(beds: 12, incidents: 400), hours: 2, status: 1)
        let end = simulation.plan.options.start + .hours(2)
        simulation.endLife(at: end)
        simulation.run(until: end + .minutes(5))
        let unnamed = simulation.ledger.entries.filter {
            $0.kind == .event && $0.reference == nil && $0.deviceTime != nil
        }
        #expect(!unnamed.isEmpty)
        #expect(unnamed.allSatisfy { $0.transmissions > 1 && !$0.receipts.isEmpty })
    }

    @Test func `an outage keeps what happened and fills it in`() throws {
        let options = FleetOptions.night(beds: 12, faults: [.outages], incidents: 60)
        let simulation = play(options, hours: 12)
        #expect(simulation.cuts > 0)
        let history = simulation.published.filter {
            String(decoding: $0.publication.payload, as: UTF8.self).contains("\"history\"")
        }
        #expect(!history.isEmpty)
        #expect(simulation.publishedWithoutLink == 0)
        let truths = simulation.truths.map(\.kind)
        let open = truths.count { $0 == .linkLost } - truths.count { $0 == .linkBack }
        #expect((0...simulation.plan.households.count).contains(open))
    }

    @Test func `a device that can measures when it is told to, once, in time and no other one does`() throws {
        let options = FleetOptions.night(beds: 12)
        let plan = FleetPlan(options)
        let household = try #require(plan.households.firstIndex { $0.devices.contains { $0.kind == .watch } })
        let watch = try #require(plan.households[household].devices.first { $0.kind == .watch })
        var actor = HouseholdActor(plan, household: household)
        var numbers = FleetNumbers()
        var ignored: [FleetAction] = []
        // Long after the evening's charge, a quarter past the hour: no saturation is due by itself.
        let now = options.start + .minutes(5 * 60 + 15)
        actor.connectionChanged(isUp: true, now: options.start, numbers: &numbers, actions: &ignored)
        actor.step(now: now, numbers: &numbers, actions: &ignored)

        func obey(_ reference: String, _ command: String, _ device: String, until: Moment) -> [String] {
            var actions: [FleetAction] = []
            let order = DeviceOrder(reference: reference, command: command, until: until)
            actor.handle(order, device: device, now: now, numbers: &numbers, actions: &actions)
            return actions.compactMap { action in
                guard case .publish(let publication) = action else { return nil }
                return publication.topic + String(decoding: publication.payload, as: UTF8.self)
            }
        }
        let later = now + .minutes(5)
        let answer = obey("r-1", "measure", watch.id, until: later)
        #expect(answer.count == 1 && answer[0].contains("\(watch.id)/telemetry"))
        #expect(answer[0].contains("\"spo2\""))
        #expect(obey("r-1", "measure", watch.id, until: later).isEmpty, "it came twice")
        #expect(obey("r-2", "measure", watch.id, until: now).isEmpty, "nobody waits any more")
        #expect(obey("r-3", "dance", watch.id, until: later).isEmpty)
        #expect(obey("r-4", "measure", plan.households[household].devices[0].id, until: later).isEmpty)
        #expect(obey("r-5", "measure", watch.id, until: later).count == 1)
    }

    @Test func `after life has ended nothing new is made`() {
        var simulation = Simulation(.night(beds: 5))
        let end = simulation.plan.options.start + .hours(2)
        simulation.run(until: end)
        let made = simulation.ledger.entries.count
        simulation.endLife(at: end)
        simulation.run(until: end + .hours(5))
        #expect(simulation.ledger.entries.count == made)
    }

    @Test(arguments: FaultKind.allCases)
    func `every fault leaves its trace`(fault: FaultKind) {
        let calm = play(.night(beds: 12, incidents: 300), hours: 8)
        let faulty = play(.night(beds: 12, faults: [fault], incidents: 300), hours: 8)
        let same = calm.published.map(\.publication.payload) == faulty.published.map(\.publication.payload)
        let kept = zip(calm.published, faulty.published).allSatisfy { $0.publication == $1.publication }
        // A replay needs a reconnect, which only an outage makes.
        #expect((same && kept) == (fault == .replay))
    }
}
