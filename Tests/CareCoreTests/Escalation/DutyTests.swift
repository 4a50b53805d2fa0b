import CareCore
import Testing

@Suite struct DutyTests {
    private static let post = DutyPost(.operator, .everywhere)

    private static func shift(_ person: String, _ from: Int64, _ until: Int64) -> Shift {
        guard let id = PersonID(person) else { fatalError("\(person) is nobody") }
        return Shift(
            post: post, person: id, from: Fixture.start + .hours(from), until: Fixture.start + .hours(until))
    }

    @Test func `gaps and overlaps of a rota are found`() {
        var book = DutyBook()
        for (person, from, until) in [("a", 0, 8), ("b", 7, 16), ("c", 18, 24)] as [(String, Int64, Int64)] {
            book.put(Self.shift(person, from, until))
        }
        #expect(book.gaps(of: Self.post).map { ($0.from - Fixture.start).count / 3_600_000 } == [16])
        #expect(book.overlaps(of: Self.post).map { "\($0.0.person)\($0.1.person)" } == ["ab"])
        book.remove(Self.post, Self.shift("b", 7, 16).person, from: Fixture.start + .hours(7))
        #expect(book.overlaps(of: Self.post).isEmpty && book.shiftCount == 2)
    }

    @Test(arguments: [
        "everywhere", "bed:532901-000001", "household:h:1", "township:532901001", "station:s_1", "county:532901",
    ])
    func `a scope is written as it is read`(text: String) { #expect(ContactScope(text)?.description == text) }

    @Test(arguments: ["", "nowhere", "bed:1", "county:12", "township:532901", "station:", "everywhere:1"])
    func `what is no scope is none`(text: String) { #expect(ContactScope(text) == nil) }

    @Test(arguments: ["", "SMS=1", "sms=", "sms=1 sms=1", "a=1 b=2 c=3 d=4 e=5 f=6 g=7 h=8 i=9"])
    func `what is no list of channels is none`(text: String) { #expect(ContactChannel.list(text) == nil) }

    @Test func `an import of contacts is taken whole or not at all, with a word on each bad line`() {
        var scene = EscalationScene([])
        let before = scene.scene.state.registry.duty
        let outcome = scene.enter([
            "a operator everywhere", "b family bed:532901-999999", "a operator everywhere", "c family household:none",
        ])
        #expect(
            outcome
                == .refused([
                    "line 3: scope: expected a registered bed, found 532901-999999; homebed import registers it",
                    "line 4: person: a as operator for everywhere stands in line 2 already",
                    "line 5: scope: expected a registered household, found none",
                ]))
        #expect(scene.scene.state.registry.duty == before)
        #expect(scene.enter(["a operator everywhere"]) == .done("1 lines of the contact book imported"))
        #expect(scene.enter(["a operator everywhere"]) == .done("1 lines of the contact book imported"))
        #expect(scene.scene.state.registry.duty.contactCount == 1)
    }

    @Test func `a shift of nobody, of a role without rota or without an end is refused`() {
        var scene = EscalationScene(["a operator everywhere"])
        guard let family = ContactScope("bed:532901-000001"), let someone = PersonID("a") else { return }
        let lines = [
            Self.shift("x", 0, 8), Self.shift("a", 8, 8),
            Shift(
                post: DutyPost(.family, family), person: someone, from: Fixture.start,
                until: Fixture.start + .hours(1)),
        ]
        let outcome = scene.apply(
            .duty(.importShifts(lines.enumerated().map { DutyCommand.Line($0.offset + 2, $0.element) }, by: "t")))
        guard case .refused(let reasons) = outcome else {
            Issue.record("taken")
            return
        }
        #expect(reasons.map { String($0.prefix(15)) } == ["line 2: person:", "line 3: until: ", "line 4: role: e"])
        #expect(scene.scene.state.registry.duty.shiftCount == 0)
    }

    @Test func `a dry run judges contacts and shifts and changes nothing`() {
        var scene = EscalationScene(["a operator everywhere"])
        let before = scene.scene.state.registry.duty
        scene.scene.effects.reset()
        let contact = DutyCommand.Line(2, EscalationScene.contact("b operator everywhere"))
        #expect(
            scene.apply(.duty(.importContacts([contact], by: "t", isDryRun: true)))
                == .done("dry run, nothing is kept: 1 lines of the contact book imported"))
        let shift = DutyCommand.Line(2, Self.shift("a", 0, 8))
        #expect(
            scene.apply(.duty(.importShifts([shift], by: "t", isDryRun: true)))
                == .done("dry run, nothing is kept: 1 shifts entered"))
        let stranger = DutyCommand.Line(2, Self.shift("b", 0, 8))
        #expect(
            scene.apply(.duty(.importShifts([stranger], by: "t", isDryRun: true)))
                == .refused(["line 2: person: expected somebody of the contact book, found b"]))
        #expect(scene.scene.state.registry.duty == before)
        #expect(scene.scene.effects.isEmpty)
    }

    @Test func `a handover is recorded with what is open`() {
        var scene = EscalationScene()
        scene.press()
        scene.scene.effects.reset()
        #expect(
            scene.apply(.duty(.handOver(from: "a", to: "b", note: "n")))
                == .done("a has handed over to b: 1 open, 1 not answered, 0 now assigned to b"))
        #expect(scene.scene.effects.audit.map(\.detail) == ["to b: 1 open, 1 not answered, 0 now assigned to b: n"])
        #expect(scene.scene.effects.needsCheckpoint)
        #expect(
            scene.apply(.duty(.handOver(from: "a", to: "a", note: "")))
                == .refused(["handover: expected two different people, found \"a\" and \"a\""]))
    }
}
