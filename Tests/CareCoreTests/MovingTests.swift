import CareCore
import Testing

/// What moves with a device, a bed or a model, and what must not stay behind.
@Suite struct MovingTests {
    private func line(
        _ device: String, _ profile: String, bed: BedID = Fixture.bed, household: String? = nil,
        since: Timestamp? = Fixture.start - .days(1)
    ) -> AssignmentImport {
        AssignmentImport(
            line: 2, county: Fixture.county, bed: bed, device: Fixture.device(device), profile: profile, since: since,
            household: household.flatMap { HouseholdID($0) })
    }

    private func take(_ lines: [AssignmentImport], in scene: inout Scene) -> CommandOutcome {
        scene.state.apply(.importAssignments(lines), at: scene.now, into: &scene.effects)
    }

    @Test func `alarms of a device that goes to another bed end with its service, an emergency stays for a person`() {
        var scene = Scene(Fixture.button)
        scene.assign("b1", "button")
        _ = scene.reading(.battery, 90, from: "b1")
        scene.advance(.hours(25))
        _ = scene.event(.sos, from: "b1", reference: "r1", at: scene.now)
        _ = scene.state.apply(.acknowledge(AlarmID(2), by: "ops"), at: scene.now, into: &scene.effects)
        scene.assign("b2", "button")
        scene.advance(.minutes(1))
        _ = scene.takeEdges()
        scene.assign("b1", "button", to: Fixture.otherBed, since: scene.now)
        #expect(scene.takeEdges() == ["SOS-1 cleared P1 latched_acknowledged count 1 at 90060"])
        #expect(scene.state.openAlarms.map(\.key.rule) == ["SOS-1"])
    }

    @Test func `an alarm about a device ends when the device goes to another bed`() {
        var scene = Scene(Fixture.button)
        scene.assign("b1", "button")
        _ = scene.reading(.battery, 90, from: "b1")
        scene.advance(.hours(25))
        #expect(scene.takeEdges() == ["DEV-2 raised P3 unacknowledged count 1 at 90000"])
        scene.assign("b1", "button", to: Fixture.otherBed, since: scene.now)
        #expect(scene.takeEdges() == ["DEV-2 cleared P3 normal count 1 at 90000"])
    }

    @Test func `a device whose new model has no limit of silence is not judged by the old one's`() {
        var scene = Scene(Fixture.button, Fixture.mattress([]))
        scene.assign("b1", "button")
        _ = scene.reading(.battery, 90, from: "b1")
        scene.assign("b1", "mattress")
        _ = scene.takeEdges()
        scene.advance(.hours(30))
        #expect(scene.takeEdges() == [])
    }

    @Test func `a device whose new model has a limit of silence is judged by it though it never speaks`() {
        var scene = Scene(Fixture.button, Fixture.mattress([]))
        scene.assign("b1", "mattress")
        scene.assign("b1", "button")
        scene.advance(.hours(25))
        #expect(scene.takeEdges() == ["DEV-2 raised P3 unacknowledged count 1 at 90000"])
    }

    @Test func `a bed that joins another household takes its devices along`() {
        let wet = Fixture.rule(
            "WET-1", when: Program([.metric(slot: 1)]), stages: [Fixture.stage(.p4, audience: .carer)],
            clearing: .condition(when: Program([.constant(0)]), delay: .constant(0), events: EventKind.careDone.mask),
            triggers: Rule.Triggers(
                slots: 0b10, events: EventKind.careDone.mask, eventsOfPlace: true, clock: false))
        var scene = Scene(Fixture.hub, Fixture.mattress([wet]))
        _ = take([line("m1", "mattress"), line("h1", "hub", bed: Fixture.otherBed, household: "home")], in: &scene)
        _ = take([line("m1", "mattress", household: "home")], in: &scene)
        _ = scene.reading(.inBed, 1, from: "m1")
        #expect(scene.takeEdges() == ["WET-1 raised P4 unacknowledged count 1 at 0"])
        scene.advance(.seconds(10))
        _ = scene.reading(.inBed, 0, from: "m1")
        _ = scene.event(.careDone, from: "h1", reference: "r1", at: scene.now)
        #expect(scene.takeEdges() == ["WET-1 cleared P4 normal count 1 at 10"])
    }

    @Test func `a household has its beds in order of number however they came to it`() {
        var scene = Scene(Fixture.button)
        _ = take([line("b1", "button"), line("b2", "button", bed: Fixture.otherBed, household: "home")], in: &scene)
        _ = take([line("b1", "button", household: "home")], in: &scene)
        var copy = Registry()
        for household in scene.state.registry.households { copy.put(household) }
        for bed in scene.state.registry.beds { copy.put(bed) }
        for device in scene.state.registry.devices {
            let number = copy.put(device)
            for assignment in scene.state.registry.assignments[Int(number.index)] {
                copy.append(assignment, to: number)
            }
        }
        #expect(copy == scene.state.registry)
    }
}
