import CareCore
import Testing

/// Shelving, suppression by design and maintenance: what does not ring, until when, and what rings all the same.
@Suite struct AlarmHoldTests {
    /// Out of bed: P3 after 5 minutes, P1 after 180; back in bed ends it.
    private static let out = Rule(
        id: "BED-1", title: Fixture.title("BED-1"), parameters: [], altitudeTables: [], windows: [], dailyWindows: [],
        gate: .always, when: Program([.metric(slot: 1), .constant(0), .equal]),
        stages: [Fixture.stage(.p3, after: .minutes(5)), Fixture.stage(.p1, after: .minutes(180))],
        clearing: .condition(when: nil, delay: .constant(0), events: 0), arming: nil, downgrade: nil, latches: false,
        remind: .constant(900_000), subject: .place, late: .ignore, suppressedBy: [.away, .visit, .outage],
        triggers: Fixture.onSlots(0b10, clock: true), fingerprint: 77)

    private func scene() -> Scene {
        var scene = Scene(Fixture.button, Fixture.hub, Fixture.mattress([Self.out]))
        scene.assign("h1", "hub")
        scene.assign("b1", "button")
        let line = AssignmentImport(
            line: 2, county: Fixture.county, bed: Fixture.bed, device: Fixture.device("m1"), profile: "mattress",
            since: scene.now - .days(1), township: "532901001")
        _ = scene.state.apply(.importAssignments([line]), at: scene.now, into: &scene.effects)
        scene.effects.reset()
        return scene
    }

    /// Sends `inBed` every minute.
    private func lie(_ inBed: Bool, minutes: Int, _ scene: inout Scene) {
        for _ in 0..<minutes {
            scene.advance(.minutes(1))
            _ = scene.reading(.heartRate, 70, from: "m1")
            _ = scene.reading(.inBed, inBed ? 1 : 0, from: "m1")
        }
    }

    /// Out of bed for six minutes: alarm 1 of priority 3.
    private func wandering() -> Scene {
        var scene = scene()
        lie(false, minutes: 6, &scene)
        #expect(words(&scene) == ["raised unacknowledged P3"])
        return scene
    }

    private func words(_ scene: inout Scene) -> [String] {
        defer { scene.effects.reset() }
        return scene.effects.alarmEdges.filter { $0.alarm.key.rule == "BED-1" && $0.cause != .reminded }.map {
            "\($0.cause.name) \($0.alarm.state.name) \($0.alarm.priority.name)"
        }
    }

    private func take(_ step: AlarmStep, _ scene: inout Scene) -> CommandOutcome {
        scene.state.apply(.step(AlarmID(1), step, by: "li"), at: scene.now, into: &scene.effects)
    }

    private func order(_ order: SuppressionOrder, _ scene: inout Scene) -> CommandOutcome {
        scene.state.apply(.suppression(order, by: "li"), at: scene.now, into: &scene.effects)
    }

    private func refusal(_ outcome: CommandOutcome) -> String? {
        if case .refused(let texts) = outcome { texts.first } else { nil }
    }

    private func shelve(_ minutes: Int64, untilClear: Bool = false) -> AlarmStep {
        .shelve(length: .minutes(minutes), untilClear: untilClear, reason: "she walks at night")
    }

    @Test func `a shelved alarm is silent until its time is over, then rings`() {
        var scene = wandering()
        #expect(refusal(take(shelve(20), &scene)) == nil)
        #expect(words(&scene) == ["shelved shelved P3"])
        #expect(scene.state.openAlarms.first?.hold?.until == scene.now + .minutes(20))
        scene.advance(.minutes(20) - .seconds(1))
        #expect(scene.effects.alarmEdges.filter { $0.alarm.key.rule == "BED-1" }.isEmpty)
        scene.advance(.seconds(1))
        #expect(words(&scene) == ["unshelved unacknowledged P3"])
    }

    @Test func `unshelving lets it ring, and only once`() {
        var scene = wandering()
        _ = take(shelve(20), &scene)
        _ = words(&scene)
        #expect(refusal(take(.unshelve, &scene)) == nil)
        #expect(words(&scene) == ["unshelved unacknowledged P3"])
        #expect(refusal(take(.unshelve, &scene))?.contains("expected a shelved alarm") == true)
    }

    @Test func `a condition that ends ends a shelved alarm; the shelf stays unless it was made until then`() {
        for untilClear in [false, true] {
            var scene = wandering()
            _ = take(shelve(50, untilClear: untilClear), &scene)
            lie(true, minutes: 2, &scene)
            lie(false, minutes: 6, &scene)
            let state = untilClear ? "unacknowledged" : "shelved"
            #expect(words(&scene) == ["shelved shelved P3", "cleared normal P3", "raised \(state) P3"])
        }
    }

    @Test func `what rises to P1 while shelved comes back at once and rings`() {
        var scene = wandering()
        _ = take(shelve(300), &scene)
        _ = words(&scene)
        lie(false, minutes: 176, &scene)
        #expect(words(&scene) == ["escalated unacknowledged P1"])
        #expect(refusal(take(shelve(10), &scene))?.contains("P1, which is never shelved") == true)
    }

    @Test func `nobody shelves too long, without a reason, or twice`() {
        var scene = wandering()
        #expect(refusal(take(shelve(24 * 60 + 1), &scene))?.contains("at most 1d") == true)
        #expect(refusal(take(.shelve(length: .hours(1), untilClear: false, reason: ""), &scene)) != nil)
        #expect(refusal(take(shelve(0), &scene)) != nil)
        #expect(words(&scene) == [])
        _ = take(shelve(10), &scene)
        #expect(refusal(take(shelve(10), &scene))?.contains("found shelved") == true)
        #expect(refusal(take(.acknowledge, &scene))?.contains("found shelved") == true)
    }

    @Test func `who is away rings no bed alarm, but an emergency, and is back after ten minutes in bed`() {
        var scene = wandering()
        #expect(refusal(order(.away(Fixture.bed, until: nil, reason: "hospital"), &scene)) == nil)
        #expect(words(&scene) == ["suppressed suppressed_by_design P3"])
        _ = scene.event(.sos, from: "b1", reference: "r1", at: scene.now)
        #expect(scene.effects.alarmEdges.map(\.alarm.state) == [.unacknowledged])
        scene.effects.reset()
        lie(true, minutes: 10, &scene)
        #expect(words(&scene) == ["cleared normal P3"])
        lie(true, minutes: 1, &scene)
        lie(false, minutes: 6, &scene)
        #expect(words(&scene) == ["raised unacknowledged P3"])
    }

    @Test func `an empty bed becomes no emergency while its owner is away, but when the owner is said to be back`() {
        var scene = wandering()
        _ = order(.away(Fixture.bed, until: nil, reason: "hospital"), &scene)
        #expect(words(&scene) == ["suppressed suppressed_by_design P3"])
        lie(false, minutes: 180, &scene)
        #expect(words(&scene) == [])
        _ = order(.back(Fixture.bed), &scene)
        #expect(words(&scene) == ["unsuppressed unacknowledged P3"])
        lie(false, minutes: 1, &scene)
        #expect(words(&scene) == ["escalated unacknowledged P1"])
    }

    @Test func `an absence that lasts is asked about after fourteen days, and its end answers`() {
        var scene = scene()
        _ = order(.away(Fixture.bed, until: nil, reason: "with the son"), &scene)
        scene.advance(.days(14))
        #expect(scene.state.openAlarms.filter { $0.key.rule == AbsenceReview.rule }.map(\.priority) == [.p4])
        _ = order(.back(Fixture.bed), &scene)
        #expect(scene.state.openAlarms.allSatisfy { $0.key.rule != AbsenceReview.rule })
        #expect(refusal(order(.back(Fixture.bed), &scene))?.contains("is not") == true)
    }

    @Test func `a visit suppresses until ten minutes after it, and an hour beyond its plan at most`() {
        var scene = wandering()
        #expect(refusal(order(.beginVisit(Fixture.bed, planned: .minutes(30)), &scene)) == nil)
        #expect(words(&scene) == ["suppressed suppressed_by_design P3"])
        #expect(refusal(order(.beginVisit(Fixture.bed, planned: .minutes(30)), &scene))?.contains("li is at") == true)
        scene.advance(.minutes(20))
        _ = order(.endVisit(Fixture.bed), &scene)
        scene.advance(.minutes(10))
        #expect(words(&scene) == ["unsuppressed unacknowledged P3"])
        _ = order(.beginVisit(Fixture.bed, planned: .minutes(5)), &scene)
        _ = words(&scene)
        scene.advance(.minutes(65))
        #expect(words(&scene).first == "unsuppressed unacknowledged P3")
    }

    @Test func `an announced outage suppresses from its beginning until half an hour after its end`() {
        var scene = wandering()
        let from = scene.now + .minutes(5)
        let outage = SuppressionOrder.announceOutage(
            township: "532901001", from: from, until: from + .minutes(10), reason: "works")
        #expect(refusal(order(outage, &scene)) == nil)
        #expect(words(&scene) == [])
        scene.advance(.minutes(5))
        #expect(words(&scene) == ["suppressed suppressed_by_design P3"])
        #expect(scene.state.openAlarms.first?.hold?.until == from + .minutes(40))
        scene.advance(.minutes(40) - Milliseconds(1))
        #expect(words(&scene) == [])
        scene.advance(Milliseconds(1))
        #expect(words(&scene) == ["unsuppressed unacknowledged P3"])
        let nowhere = SuppressionOrder.announceOutage(township: "1", from: from, until: from + .days(1), reason: "x")
        #expect(refusal(order(nowhere, &scene))?.contains("township of a registered bed") == true)
    }

    @Test func `an outage that ends early lets hubs reconnect for half an hour, and may be announced again`() {
        var scene = wandering()
        let outage = SuppressionOrder.announceOutage(
            township: "532901001", from: scene.now, until: scene.now + .hours(5), reason: "works")
        _ = order(outage, &scene)
        scene.advance(.minutes(10))
        #expect(refusal(order(.endOutage(township: "532901001"), &scene)) == nil)
        #expect(words(&scene) == ["suppressed suppressed_by_design P3"])
        #expect(refusal(order(.endOutage(township: "532901001"), &scene))?.contains("has none") == true)
        scene.advance(.minutes(30) - Milliseconds(1))
        #expect(words(&scene) == [])
        scene.advance(Milliseconds(1))
        #expect(words(&scene) == ["unsuppressed unacknowledged P3"])
        _ = order(outage, &scene)
        #expect(words(&scene) == ["suppressed suppressed_by_design P3"])
    }

    @Test func `an outage that does not come leaves nothing behind`() {
        var scene = wandering()
        let from = scene.now + .hours(1)
        _ = order(
            .announceOutage(township: "532901001", from: from, until: from + .hours(1), reason: "works"), &scene)
        #expect(refusal(order(.endOutage(township: "532901001"), &scene)) == nil)
        #expect(scene.state.suppressions.isEmpty)
    }

    @Test func `everything that holds alarms back is listed, a shelf also without an alarm`() {
        var scene = wandering()
        _ = take(shelve(60), &scene)
        lie(true, minutes: 3, &scene)
        _ = order(.away(Fixture.bed, until: nil, reason: "hospital"), &scene)
        _ = order(.beginVisit(Fixture.bed, planned: .minutes(5)), &scene)
        let moment = scene.now + .hours(1)
        _ = order(
            .announceOutage(township: "532901001", from: scene.now, until: moment, reason: "works"), &scene)
        _ = order(
            .takeOutOfService(
                ServiceTarget(.device(Fixture.device("m1")), rule: nil), permit: "P-1", until: moment), &scene)
        #expect(scene.state.openAlarms.isEmpty)
        let list = scene.state.suppressions
        #expect(list.map(\.kind) == [.shelf, .permit, .absence, .visit, .outage])
        #expect(list.map(\.reason) == ["she walks at night", "P-1", "hospital", "in progress", "works"])
        #expect(list[0].rule == "BED-1" && list[0].alarm == AlarmID(1))
        #expect(list[4].until == moment + .minutes(30))
        #expect(scene.state.takeSuppressions() == list)
        #expect(scene.state.takeSuppressions() == nil)
        _ = take(.unshelve, &scene)
        #expect(scene.state.takeSuppressions()?.map(\.kind) == [.permit, .absence, .visit, .outage])
        scene.advance(.hours(2))
        #expect(scene.state.takeSuppressions()?.map(\.kind) == [.absence])
    }

    @Test func `a permit silences a device below P1 until its end, and no emergency rule`() {
        var scene = wandering()
        let until = scene.now + .minutes(30)
        let mattress = ServiceTarget(.device(Fixture.device("m1")), rule: nil)
        #expect(refusal(order(.takeOutOfService(mattress, permit: "W-7", until: until), &scene)) == nil)
        #expect(words(&scene) == ["taken_out_of_service out_of_service P3"])
        scene.advance(.minutes(30))
        #expect(words(&scene) == ["returned_to_service unacknowledged P3"])
        let sos = ServiceTarget(.bed(Fixture.bed), rule: "SOS-1")
        let order = order(.takeOutOfService(sos, permit: "W-8", until: scene.now + .days(1)), &scene)
        #expect(refusal(order)?.contains("stays in service") == true)
        #expect(refusal(self.order(.returnToService(mattress), &scene))?.contains("is not") == true)
    }

    @Test func `a state read back holds the same alarms back and lets them ring at the same moments`() throws {
        var scene = wandering()
        _ = take(shelve(20), &scene)
        _ = order(
            .announceOutage(
                township: "532901001", from: scene.now + .minutes(30), until: scene.now + .minutes(31), reason: "w"),
            &scene)
        _ = take(.assign(to: "wang"), &scene)
        var other = try scene.readBack()
        #expect(other.state.encodeCore() == scene.state.encodeCore())
        _ = words(&scene)
        scene.advance(.minutes(65))
        other.advance(.minutes(65))
        let edges = words(&scene)
        #expect(edges == words(&other))
        #expect(edges.count == 3)
    }

    @Test func `a moment that will not do is told by how far off it is`() {
        var scene = scene()
        let past = scene.now - .minutes(90)
        #expect(
            refusal(order(.away(Fixture.bed, until: past, reason: "hospital"), &scene))
                == "away: expected an end after now, found one 90m ago")
        #expect(
            refusal(order(.away(Fixture.bed, until: scene.now - .seconds(30), reason: "hospital"), &scene))
                == "away: expected an end after now, found one 30s ago")
        #expect(
            refusal(
                order(
                    .announceOutage(township: "532901001", from: past - .hours(1), until: past, reason: "works"), &scene
                )) == "outage: expected an end after now, found one 90m ago")
        #expect(
            refusal(
                order(
                    .takeOutOfService(
                        ServiceTarget(.device(Fixture.device("m1")), rule: nil), permit: "P-1",
                        until: scene.now + .days(91)), &scene))
                == "out-of-service: expected an end within 90d from now, found one in 91d")
    }

    @Test func `a gateway without an alarm says so instead of a number`() {
        var scene = scene()
        #expect(
            refusal(take(.acknowledge, &scene)) == "alarm 1: expected the number of an alarm, there has been none yet")
    }
}
