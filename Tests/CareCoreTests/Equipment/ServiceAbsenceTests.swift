import CareCore
import Testing

/// Who is away when the service ends does not come back: nobody is asked about it, and the next resident is at home.
@Suite struct ServiceAbsenceTests {
    /// Out of bed, or nothing that stirs in a home: P3 after 5 minutes, P1 after 60.
    private static let out = resting(
        "BED-1", when: Program([.metric(slot: 1), .constant(0), .equal]),
        stages: [Fixture.stage(.p3, after: .minutes(5)), Fixture.stage(.p1, after: .minutes(60))],
        Fixture.onSlots(0b10, clock: true))

    private static let missed = resting(
        "MED-2", when: Program([.event(mask: EventKind.doseMissed.mask)]), stages: [Fixture.stage(.p3)],
        Fixture.onEvents(.doseMissed))

    private static func resting(_ id: String, when: Program, stages: [Stage], _ triggers: Rule.Triggers) -> Rule {
        Rule(
            id: id, title: Fixture.title(id), parameters: [], altitudeTables: [], windows: [], dailyWindows: [],
            gate: .always, when: when, stages: stages,
            clearing: .condition(when: nil, delay: .constant(60_000), events: 0), arming: nil, downgrade: nil,
            latches: false, remind: nil, subject: .place, late: .raise, suppressedBy: .away, triggers: triggers,
            fingerprint: StableHash.of(id.utf8))
    }

    private static let mattress = Fixture.mattress([out])
    private static let household = Profile(
        id: "household", title: Fixture.title("household"), deviceClass: .householdAlarm, servesHousehold: true,
        isReusable: true, slots: mattress.slots, fields: [], events: [:], liveness: mattress.liveness,
        rules: [out, missed])

    private func single() -> Scene {
        var scene = Scene(Self.mattress)
        scene.assign("m1", "mattress")
        scene.effects.reset()
        return scene
    }

    /// A couple with a mattress each and a device of the household; his bed was registered first.
    private func couple() throws -> Scene {
        var scene = Scene(Self.mattress, Self.household)
        let home = try #require(HouseholdID("home"))
        for (device, profile, bed) in [
            ("m1", "mattress", Fixture.bed), ("m2", "mattress", Fixture.otherBed),
            ("h1", "household", Fixture.otherBed),
        ] {
            let line = AssignmentImport(
                line: 2, county: Fixture.county, bed: bed, device: Fixture.device(device), profile: profile,
                since: scene.now - .days(1), household: home)
            _ = scene.state.apply(.importAssignments([line]), at: scene.now, into: &scene.effects)
        }
        scene.effects.reset()
        return scene
    }

    @discardableResult
    private func service(_ bed: BedID = Fixture.bed, isOver: Bool, _ scene: inout Scene) -> CommandOutcome {
        scene.state.apply(.service(bed, isOver: isOver, by: "clerk"), at: scene.now, into: &scene.effects)
    }

    @discardableResult
    private func order(_ order: SuppressionOrder, _ scene: inout Scene) -> CommandOutcome {
        scene.state.apply(.suppression(order, by: "li"), at: scene.now, into: &scene.effects)
    }

    private func leave(from bed: BedID = Fixture.bed, _ scene: inout Scene) {
        #expect(
            order(.away(bed, until: nil, reason: "in hospital", kind: .hospital), &scene)
                == .done("away: bed \(bed), in hospital"))
    }

    /// Nobody is in bed, or stirs, as the device tells every minute.
    private func rest(_ device: String, minutes: Int, _ scene: inout Scene) {
        for _ in 0..<minutes {
            scene.advance(.minutes(1))
            _ = scene.reading(.inBed, 0, from: device)
        }
    }

    private func words(of rule: String = "BED-1", _ scene: inout Scene) -> [String] {
        defer { scene.effects.reset() }
        return scene.effects.alarmEdges.filter { $0.alarm.key.rule == rule && $0.cause != .reminded }.map {
            "\($0.cause.name) \($0.alarm.state.name) \($0.alarm.priority.name)"
        }
    }

    @Test func `the absence ends with the service, under the name of who entered that, and its question is over`() {
        var scene = single()
        leave(&scene)
        scene.advance(.days(14))
        #expect(words(of: AbsenceReview.rule, &scene) == ["raised unacknowledged P4"])
        service(isOver: true, &scene)
        let bed = "bed \(Fixture.bed)"
        #expect(
            scene.effects.audit.map { "\($0.by) \($0.action) \($0.subject) \($0.detail)" }
                == ["clerk end-service \(bed) ", "clerk back \(bed) \(Alarm.serviceEnded)"])
        #expect(scene.effects.audit.map(\.at) == [scene.now, scene.now])
        #expect(scene.effects.needsCheckpoint)
        #expect(words(of: AbsenceReview.rule, &scene) == ["cleared normal P4"])
        #expect(scene.state.takeSuppressions() == [])
        scene.advance(.days(30))
        #expect(words(of: AbsenceReview.rule, &scene) == [])
    }

    @Test func `a service that ends before the question is asked ends the question`() {
        var scene = single()
        leave(&scene)
        scene.advance(.days(3))
        service(isOver: true, &scene)
        scene.advance(.days(30))
        #expect(words(of: AbsenceReview.rule, &scene) == [])
    }

    @Test func `what rested for the absence is over and does not ring for a moment`() {
        var scene = single()
        leave(&scene)
        rest("m1", minutes: 6, &scene)
        #expect(words(&scene) == ["raised suppressed_by_design P3"])
        service(isOver: true, &scene)
        #expect(words(&scene) == ["cleared normal P3"])
    }

    @Test func `the next resident is missed in bed and becomes an emergency, after a restart too`() throws {
        var scene = single()
        leave(&scene)
        scene.advance(.days(2))
        service(isOver: true, &scene)
        scene.advance(.days(5))
        var other = try scene.readBack()
        service(isOver: false, &scene)
        service(isOver: false, &other)
        scene.effects.reset()
        other.effects.reset()
        rest("m1", minutes: 70, &scene)
        rest("m1", minutes: 70, &other)
        #expect(scene.state.openAlarms == other.state.openAlarms)
        #expect(words(&scene) == ["raised unacknowledged P3", "escalated unacknowledged P1"])
        #expect(words(&other) == ["raised unacknowledged P3", "escalated unacknowledged P1"])
    }

    @Test func `nobody goes away from a bed that is not served`() {
        var scene = single()
        service(isOver: true, &scene)
        scene.effects.reset()
        #expect(
            order(.away(Fixture.bed, until: nil, reason: "in hospital"), &scene)
                == .refused(["away: expected a bed in service, the service of \(Fixture.bed) has ended"]))
        #expect(scene.effects.isEmpty && scene.state.suppressions.isEmpty)
    }

    @Test func `a widow's own absence rests her household, until her husband's death is taken back`() throws {
        var scene = try couple()
        leave(from: Fixture.otherBed, &scene)
        rest("h1", minutes: 6, &scene)
        #expect(words(&scene) == ["raised unacknowledged P3"])
        service(isOver: true, &scene)
        #expect(words(&scene) == ["suppressed suppressed_by_design P3"])
        #expect(scene.state.openAlarms.first { $0.key.rule == "BED-1" }?.hold?.by == "li")
        rest("h1", minutes: 60, &scene)
        #expect(words(&scene) == [])
        service(isOver: false, &scene)
        #expect(words(&scene) == ["unsuppressed unacknowledged P3"])
        rest("h1", minutes: 1, &scene)
        #expect(words(&scene) == ["escalated unacknowledged P1"])
    }

    @Test func `a household of which both were away rests until the widow is back`() throws {
        var scene = try couple()
        leave(from: Fixture.bed, &scene)
        leave(from: Fixture.otherBed, &scene)
        rest("h1", minutes: 6, &scene)
        #expect(words(&scene) == ["raised suppressed_by_design P3"])
        service(isOver: true, &scene)
        #expect(words(&scene) == [])
        #expect(scene.state.suppressions.map(\.kind) == [.absence])
        order(.back(Fixture.otherBed), &scene)
        #expect(words(&scene) == ["unsuppressed unacknowledged P3"])
    }

    @Test func `a dose that was missed while he was still there is told of, one of her absence is not`() throws {
        var scene = try couple()
        leave(from: Fixture.otherBed, &scene)
        scene.advance(.minutes(20))
        service(isOver: true, &scene)
        scene.advance(.minutes(5))
        scene.effects.reset()
        _ = scene.event(.doseMissed, from: "h1", at: scene.now - .minutes(2))
        #expect(words(of: "MED-2", &scene) == [])
        _ = scene.event(.doseMissed, from: "h1", at: scene.now - .minutes(10))
        #expect(words(of: "MED-2", &scene).first?.hasPrefix("raised ") == true)
    }
}
