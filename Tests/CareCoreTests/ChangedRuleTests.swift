import CareCore
import Testing

/// What waits or is counted while a restart brings other rules: decision 103.
@Suite struct ChangedRuleTests {
    private static func fall(after delay: Milliseconds = .seconds(30), fingerprint: UInt64 = 77) -> Rule {
        Rule(
            id: "FALL-1", title: Fixture.title("FALL-1"), parameters: [], altitudeTables: [], windows: [],
            dailyWindows: [], gate: .always, when: Program([.event(mask: EventKind.fall.mask)]),
            stages: [Fixture.stage(.p1, after: delay)], clearing: .manual, arming: nil,
            downgrade: Downgrade(
                when: Program([.event(mask: EventKind.cancel.mask)]), within: .constant(30_000), priority: .p3),
            latches: true, remind: .constant(60_000), subject: .place, late: .raise,
            triggers: Fixture.onEvents(.fall, .cancel), fingerprint: fingerprint, isEmergency: true)
    }

    /// The rule with another text.
    private static let changed = fall(after: .seconds(25), fingerprint: 78)

    /// Ten seconds after a fall that has not rung yet.
    private func fallen() -> Scene {
        var scene = Scene(Fixture.mattress([Self.fall()]), Fixture.button)
        scene.assign("m1", "mattress", since: Fixture.start - .days(9))
        _ = scene.event(.fall, from: "m1", reference: "fall", at: scene.now)
        scene.advance(.seconds(10))
        return scene
    }

    /// Whether the fall has rung once, at once and as urgent as it was, where it happened, and waits for a person.
    private func expectFallAtHome(_ scene: inout Scene) throws {
        let rings = scene.effects.alarmEdges
        #expect(rings.map(\.cause) == [.raised] && rings.first?.at == Fixture.start + .seconds(10))
        scene.advance(.minutes(2))
        let home = scene.state.registry.number(of: Fixture.bed).map { Place.bed($0) }
        let alarm = try #require(scene.state.openAlarms.first)
        #expect(scene.state.openAlarms.count == 1 && alarm.count == 1 && alarm.place == home)
        #expect(alarm.priority == .p1 && alarm.state == .unacknowledged && !alarm.isLate)
        #expect(alarm.raisedAt == Fixture.start)
        #expect(scene.effects.alarmEdges.filter { $0.cause == .reminded }.count == 2)
        let close = Command.step(alarm.id, .close(.realHelpGiven, note: "she sits"), by: "Li")
        guard case .done = scene.state.apply(close, at: scene.now, into: &scene.effects) else {
            Issue.record("the closing was refused")
            return
        }
        #expect(scene.state.openAlarms.isEmpty)
    }

    @Test func `a fall that waits rings at once when a restart brings another text of its rule`() throws {
        var before = fallen()
        var scene = try before.readBack(under: Fixture.mattress([Self.changed]), Fixture.button)
        try expectFallAtHome(&scene)
    }

    @Test func `a fall that waits rings when its rule is no longer in the catalogue`() throws {
        var before = fallen()
        var scene = try before.readBack(under: Fixture.mattress([]), Fixture.button)
        try expectFallAtHome(&scene)
    }

    @Test func `a fall that waits rings when the profile of its device is gone`() throws {
        var before = fallen()
        var scene = try before.readBack(under: Fixture.button)
        try expectFallAtHome(&scene)
    }

    @Test func `an override of the rule that was in force changes nothing of it`() throws {
        var before = Scene(Fixture.mattress([Self.fall()]), Fixture.button)
        before.assign("m1", "mattress", since: Fixture.start - .days(9))
        let field = try #require(OverrideField("for"))
        let value = try #require(OverrideValue("20s"))
        let command = Command.tune(
            .set(
                rule: "FALL-1", scope: .county(Fixture.county), [OverrideSetting(field, value)], by: "Li",
                reason: "the county's own window"))
        guard case .done = before.state.apply(command, at: before.now, into: &before.effects) else {
            Issue.record("the override was refused")
            return
        }
        _ = before.event(.fall, from: "m1", reference: "fall", at: before.now)
        before.advance(.seconds(10))
        var scene = try before.readBack(under: Fixture.mattress([Self.changed]), Fixture.button)
        try expectFallAtHome(&scene)
    }

    @Test func `a fall whose rule stays waits on, whatever else changes`() throws {
        var before = fallen()
        var scene = try before.readBack(under: Fixture.mattress([Fixture.fastHeart, Self.fall()]), Fixture.button)
        #expect(scene.takeEdges() == [])
        scene.advance(.seconds(20))
        #expect(scene.takeEdges() == ["FALL-1 raised P1 unacknowledged count 1 at 30"])
    }

    @Test func `what has rung does not ring again for another text`() throws {
        var before = fallen()
        before.advance(.seconds(30))
        #expect(before.takeEdges() == ["FALL-1 raised P1 unacknowledged count 1 at 30"])
        var scene = try before.readBack(under: Fixture.mattress([Self.changed]), Fixture.button)
        #expect(scene.takeEdges() == [])
    }

    @Test func `the wearer may still call it off within the new window`() throws {
        var before = fallen()
        var scene = try before.readBack(under: Fixture.mattress([Self.changed]), Fixture.button)
        _ = scene.takeEdges()
        _ = scene.event(.cancel, from: "m1", reference: "cancel", at: scene.now)
        #expect(scene.takeEdges() == ["FALL-1 downgraded P3 unacknowledged count 1 at 10"])
    }

    /// Out of bed, of who was in it before.
    private static func exit(fingerprint: UInt64) -> Rule {
        Rule(
            id: "BED-1", title: Fixture.title("BED-1"), parameters: [], altitudeTables: [], windows: [],
            dailyWindows: [], gate: .always, when: Program([.metric(slot: 1), .not]),
            stages: [Fixture.stage(.p3, after: .minutes(5))],
            clearing: .condition(when: Program([.metric(slot: 1)]), delay: .constant(0), events: 0),
            arming: Arming(when: Program([.metric(slot: 1)]), delay: .constant(0), disarm: Program([.constant(0)])),
            downgrade: nil, latches: false, remind: nil, subject: .place, late: .ignore,
            triggers: Fixture.onSlots(0b10, clock: true), fingerprint: fingerprint)
    }

    /// A bed that was left three minutes ago.
    private func left() -> Scene {
        var scene = Scene(Fixture.mattress([Self.exit(fingerprint: 1)]))
        scene.assign("m1", "mattress")
        _ = scene.reading(.inBed, 1, from: "m1")
        scene.advance(.minutes(1))
        stayOut(for: 3, &scene)
        return scene
    }

    private func stayOut(for minutes: Int, _ scene: inout Scene) {
        for _ in 0..<minutes {
            _ = scene.reading(.inBed, 0, from: "m1")
            scene.advance(.minutes(1))
        }
    }

    @Test func `who is out of bed already is missed by the new text too`() throws {
        var before = left()
        var scene = try before.readBack(under: Fixture.mattress([Self.exit(fingerprint: 2)]))
        stayOut(for: 6, &scene)
        // The delay counts anew, from four minutes on.
        #expect(scene.takeEdges() == ["BED-1 raised P3 unacknowledged count 1 at 540"])
    }

    @Test func `who is out of bed already is missed by an override too`() throws {
        var scene = left()
        let command = Command.tune(
            .set(
                rule: "BED-1", scope: .county(Fixture.county),
                [OverrideSetting(try #require(OverrideField("for")), try #require(OverrideValue("6m")))], by: "Li",
                reason: "the county's own delay"))
        guard case .done = scene.state.apply(command, at: scene.now, into: &scene.effects) else {
            Issue.record("the override was refused")
            return
        }
        stayOut(for: 7, &scene)
        #expect(scene.takeEdges() == ["BED-1 raised P3 unacknowledged count 1 at 600"])
    }

    @Test func `a condition that was held under the old text counts anew under the new one`() throws {
        func fast(_ fingerprint: UInt64) -> Rule {
            Rule(
                id: "VIT-4", title: Fixture.title("VIT-4"), parameters: [], altitudeTables: [], windows: [],
                dailyWindows: [], gate: .always, when: Program([.metric(slot: 0), .constant(131), .greaterOrEqual]),
                stages: [Fixture.stage(.p1, after: .minutes(3), samples: 2)], clearing: .manual, arming: nil,
                downgrade: nil, latches: true, remind: nil, subject: .place, late: .ignore,
                triggers: Fixture.onSlots(0b01, clock: false), fingerprint: fingerprint)
        }
        var before = Scene(Fixture.mattress([fast(1)]))
        before.assign("m1", "mattress")
        for _ in 0..<3 {
            _ = before.reading(.heartRate, 140, from: "m1")
            before.advance(.minutes(1))
        }
        var scene = try before.readBack(under: Fixture.mattress([fast(2)]))
        for _ in 0..<4 {
            #expect(scene.takeEdges() == [])
            _ = scene.reading(.heartRate, 140, from: "m1")
            scene.advance(.minutes(1))
        }
        #expect(scene.takeEdges() == ["VIT-4 raised P1 unacknowledged count 1 at 360"])
    }
}
