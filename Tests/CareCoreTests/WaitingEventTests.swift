import CareCore
import Testing

/// A fall that waits for its cancel key while its watch goes elsewhere rings where it happened: promise 6, decision 96.
@Suite struct WaitingEventTests {
    private static let fall = Rule(
        id: "FALL-1", title: Fixture.title("FALL-1"), parameters: [], altitudeTables: [], windows: [],
        dailyWindows: [], gate: .always, when: Program([.event(mask: EventKind.fall.mask)]),
        stages: [Fixture.stage(.p1, after: .seconds(30))], clearing: .manual, arming: nil,
        downgrade: Downgrade(
            when: Program([.event(mask: EventKind.cancel.mask)]), within: .constant(30_000), priority: .p3),
        latches: true, remind: .constant(60_000), subject: .place, late: .raise,
        triggers: Fixture.onEvents(.fall, .cancel), fingerprint: 77, isEmergency: true)

    /// A watch in service since days at `Fixture.bed`.
    private func worn() -> Scene {
        var scene = Scene(Fixture.mattress([Self.fall]))
        scene.assign("m1", "mattress", since: Fixture.start - .days(9))
        scene.custody("m1", .inService)
        scene.effects.reset()
        return scene
    }

    /// The same ten seconds after a fall, with nothing rung.
    private func fallen() -> Scene {
        var scene = worn()
        _ = scene.event(.fall, from: "m1", reference: "fall", at: scene.now)
        scene.advance(.seconds(10))
        return scene
    }

    private func place(_ bed: BedID, in scene: borrowing Scene) -> Place? {
        scene.state.registry.number(of: bed).map { .bed($0) }
    }

    /// Whether the fall is the one alarm, as urgent as it was, waits for a person, and is of the bed where it happened.
    private func expectFallAtHome(_ scene: inout Scene) throws {
        scene.advance(.minutes(2))
        let alarm = try #require(scene.state.openAlarms.first)
        let home = place(Fixture.bed, in: scene)
        #expect(scene.state.openAlarms.count == 1 && alarm.count == 1)
        #expect(alarm.place == home && alarm.raisedAt >= Fixture.start)
        #expect(alarm.priority == .p1 && alarm.state == .unacknowledged && !alarm.isLate)
        #expect(scene.effects.alarmEdges.filter { $0.cause == .raised }.count == 1)
    }

    @Test func `a fall rings where it happened when its watch is collected before the cancel window is over`() throws {
        var scene = fallen()
        scene.custody("m1", through: [.pendingReturn, .returned])
        try expectFallAtHome(&scene)
    }

    @Test func `a paper that ends the service before the fall loses nothing that was heard`() throws {
        var scene = fallen()
        scene.custody("m1", .pendingReturn)
        let command = Command.custody(
            Fixture.device("m1"), .returned, by: "clerk", since: scene.now - .hours(3))
        guard case .done = scene.state.apply(command, at: scene.now, into: &scene.effects) else {
            Issue.record("the paper was refused")
            return
        }
        try expectFallAtHome(&scene)
    }

    @Test func `a fall rings where it happened when its watch is given to another home`() throws {
        var scene = Scene(Fixture.mattress([Self.fall]))
        scene.assign("m1", "mattress", since: Fixture.start - .days(9))
        _ = scene.event(.fall, from: "m1", reference: "fall", at: scene.now)
        scene.advance(.seconds(10))
        scene.effects.reset()
        scene.assign("m1", "mattress", to: Fixture.otherBed, since: scene.now)
        try expectFallAtHome(&scene)
    }

    @Test func `a restart in between changes nothing`() throws {
        let before = fallen()
        var scene = try before.readBack()
        scene.custody("m1", through: [.pendingReturn, .returned])
        try expectFallAtHome(&scene)
    }

    @Test func `what nobody collects goes on waiting for its cancel key, over a restart too`() throws {
        let before = fallen()
        var scene = try before.readBack()
        #expect(scene.takeEdges() == [])
        _ = scene.event(.cancel, from: "m1", reference: "cancel", at: scene.now)
        #expect(scene.takeEdges() == ["FALL-1 raised P3 unacknowledged count 1 at 10"])
    }

    @Test func `a fall at the home before that is told afterwards rings there at once, and the next home's own waits`()
    {
        var scene = Scene(Fixture.mattress([Self.fall]))
        scene.assign("m1", "mattress", since: Fixture.start - .days(9))
        scene.assign("m1", "mattress", to: Fixture.otherBed, since: scene.now)
        scene.advance(.seconds(20))
        _ = scene.event(.fall, from: "m1", reference: "there", at: scene.now)
        scene.advance(.seconds(2))
        _ = scene.event(.fall, from: "m1", reference: "before", at: Fixture.start - .seconds(5))
        _ = scene.event(.cancel, from: "m1", reference: "cancel", at: Fixture.start - .seconds(4))
        scene.advance(.minutes(2))
        #expect(
            scene.takeEdges().filter { $0.contains("raised") } == [
                "FALL-1 raised P1 unacknowledged count 1 at 22", "FALL-1 raised P1 unacknowledged count 1 at 50",
            ])
        let homes = [place(Fixture.bed, in: scene), place(Fixture.otherBed, in: scene)]
        #expect(scene.state.openAlarms.map(\.place) == homes)
    }

    @Test func `closing the alarm of one fall takes no other fall with it that waits`() throws {
        var scene = worn()
        _ = scene.event(.fall, from: "m1", reference: "first", at: scene.now)
        scene.advance(.minutes(1))
        _ = scene.event(.fall, from: "m1", reference: "second", at: scene.now)
        scene.advance(.seconds(10))
        let first = try #require(scene.state.openAlarms.first)
        _ = scene.state.apply(
            .step(first.id, .close(.realHelpGiven, note: "she sits"), by: "Li"), at: scene.now, into: &scene.effects)
        #expect(scene.state.openAlarms.isEmpty)
        _ = scene.takeEdges()
        scene.advance(.minutes(1))
        #expect(scene.takeEdges().first == "FALL-1 raised P1 unacknowledged count 1 at 90")
    }

    @Test func `a fall that waits while its rule gets other values rings by them at once`() throws {
        var scene = fallen()
        let field = try #require(OverrideField("for"))
        let value = try #require(OverrideValue("20s"))
        let command = Command.tune(
            .set(
                rule: "FALL-1", scope: .county(Fixture.county), [OverrideSetting(field, value)], by: "Li",
                reason: "the county's own window"))
        guard case .done = scene.state.apply(command, at: scene.now, into: &scene.effects) else {
            Issue.record("the override was refused")
            return
        }
        #expect(scene.state.openAlarms.count == 1)
        try expectFallAtHome(&scene)
    }
}
