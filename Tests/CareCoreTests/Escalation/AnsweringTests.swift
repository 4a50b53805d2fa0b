import CareCore
import Testing

/// Whose people answer, where several providers serve one township.
@Suite struct AnsweringTests {
    private static let book = [
        "a operator station:P-A", "b operator station:P-B", "c operator county:532901", "far operator county:532925",
    ]

    /// A bed with a hub and a button for each of the providers, all in one township and all heard.
    private func scene(_ providers: [String?]) -> Scene {
        var scene = Scene(Fixture.townHub, Fixture.button)
        scene.state = GatewayState(
            profiles: ProfileSet(
                profiles: [Fixture.townHub, Fixture.button], fingerprint: 1, escalation: EscalationScene.plan))
        scene.state.setListening(true, at: scene.now)
        let lines = providers.enumerated().flatMap { index, provider in
            [("h", "hub"), ("b", "button")].map { prefix, profile in
                AssignmentImport(
                    line: 2, county: Fixture.county, bed: Town.bed(index + 1),
                    device: Fixture.device("\(prefix)\(index + 1)"), profile: profile,
                    since: Fixture.start - .days(1), township: Town.code,
                    provider: provider.flatMap { ProviderID($0) })
            }
        }
        _ = scene.state.apply(.importAssignments(lines), at: scene.now, into: &scene.effects)
        let contacts = Self.book.enumerated().map { line in
            DutyCommand.Line(line.offset + 2, EscalationScene.contact(line.element))
        }
        _ = scene.state.apply(.duty(.importContacts(contacts, by: "t")), at: scene.now, into: &scene.effects)
        for number in 1...providers.count { _ = scene.reading(.mains, 1, from: "h\(number)") }
        scene.effects.reset()
        return scene
    }

    @Test(arguments: [(1, "a"), (2, "b"), (3, "c")])
    func `an emergency is told to the operators of the bed's own provider and to no other's`(
        bed: Int, person: String
    ) {
        var scene = scene(["P-A", "P-B", nil])
        _ = scene.event(.sos, from: "b\(bed)", reference: "r", at: scene.now)
        #expect(scene.effects.notifications.map { "\($0.purpose.name) \($0.recipient)" } == ["raised \(person)"])
    }

    private static let townships: [([String?], [String])] = [
        (["P-A", "P-B", nil], ["a", "b", "c"]), (["P-B", "P-B", "P-A"], ["a", "b"]), (["P-C"], ["c"]),
    ]

    @Test(arguments: townships)
    func `an incident is told to the people of each provider of the township`(
        providers: [String?], people: [String]
    ) {
        var scene = scene(providers)
        guard let township = TownshipCode(Town.code) else { fatalError("no township") }
        let command = Command.incident(.open(.earthquake, township, drill: nil, note: ""), by: "op")
        _ = scene.state.apply(command, at: scene.now, into: &scene.effects)
        #expect(scene.effects.notifications.map(\.recipient) == people)
    }

    @Test func `an outage of a township is told to those who answer for its beds, not to every county`() {
        var scene = scene(["P-A", "P-A", "P-A"])
        scene.advance(.minutes(16))
        #expect(scene.state.openAlarms.contains { $0.key.rule == "DEV-4" })
        #expect(scene.effects.notifications.map { "\($0.purpose.name) \($0.recipient)" } == ["raised a"])
    }

    @Test func `a press on a device that serves nobody is told where it was last, not in every county`() {
        var scene = scene(["P-A", "P-B"])
        _ = scene.event(.sos, from: "b2", reference: "r", at: Fixture.start - .days(2))
        #expect(scene.state.openAlarms.map(\.key.rule) == ["AST-2"])
        #expect(scene.effects.notifications.map { "\($0.purpose.name) \($0.recipient)" } == ["raised b"])
    }

    @Test(arguments: [nil, Milliseconds.hours(1)])
    func `a real incident calls operators off duty when nobody of the rota is there, a drill does not`(
        drill: Milliseconds?
    ) {
        var scene = IncidentScene(["op operator county:532901", "cadre village_cadre township:532901001"])
        guard let person = PersonID("op"), let scope = ContactScope("county:532901") else { fatalError("no shift") }
        let shift = Shift(
            post: DutyPost(.operator, scope), person: person, from: Fixture.start + .hours(10),
            until: Fixture.start + .hours(18))
        scene.apply(.duty(.importShifts([DutyCommand.Line(2, shift)], by: "t")))
        scene.open(drill: drill)
        let told = scene.scene.effects.notifications.map { "\($0.role) \($0.recipient)" }
        #expect(told == ["village_cadre cadre"] + (drill == nil ? ["operator op"] : []))
    }
}
