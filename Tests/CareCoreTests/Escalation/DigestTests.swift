import Testing

@testable import CareCore

/// What stands in the collections of those who are not called.
@Suite struct DigestTests {
    private static let weekly = EscalationPolicy(
        id: "weekly", priority: .p4, audience: .operator, steps: [],
        digest: EscalationPolicy.Digest(minuteOfDay: 510, roles: [.operator, .family], isWeekly: true))

    /// A P4 of the bed for the operator and the family, since 23:00.
    private func scene() -> EscalationScene {
        var scene = EscalationScene(rules: [EscalationScene.slight], extra: Self.weekly)
        scene.lie(false)
        return scene
    }

    /// `purpose person alarm priority` since the last call; a dash for no alarm.
    private func told(_ scene: inout EscalationScene) -> [String] {
        defer { scene.scene.effects.reset() }
        return scene.scene.effects.notifications.map { note in
            "\(note.purpose.name) \(note.recipient) \(note.alarm.map { "\($0)" } ?? "-") \(note.priority.name)"
        }
    }

    @Test func `a collection names its alarm, open or over, and is not urgent whatever stands in it`() {
        var scene = EscalationScene()
        scene.press()
        scene.apply(.close(AlarmID(1), by: "op", reason: .other, note: "n"))
        scene.scene.effects.reset()
        scene.advance(.hours(24))
        #expect(told(&scene) == ["digest off 1 P4"])
    }

    @Test func `what nobody has answered stands in the list of each Monday as a reminder`() {
        var scene = scene()
        let monday = CivilCalendar.nextMonday(minuteOfDay: 510, after: scene.scene.now + .days(1))
        scene.advance(.days(1))
        #expect(told(&scene) == ["digest op 1 P4", "digest son 1 P4"])
        scene.advance(monday - scene.scene.now)
        #expect(told(&scene) == ["reminded op 1 P4", "reminded son 1 P4"])
        scene.advance(.days(7))
        #expect(told(&scene) == ["reminded op 1 P4", "reminded son 1 P4"])
        scene.take(.acknowledge)
        scene.scene.effects.reset()
        scene.advance(.days(7))
        #expect(told(&scene) == [])
    }

    @Test func `what rang for a person who has gone is told to those at work, and to no family of the next`() {
        var scene = scene()
        scene.apply(.service(Fixture.bed, isOver: true, by: "op"))
        scene.scene.effects.reset()
        scene.advance(.days(1))
        #expect(told(&scene) == ["digest op 1 P4"])
    }

    @Test func `a collection that waits outlives a restart`() throws {
        var scene = scene()
        let bytes = scene.scene.state.encodeCore()
        var state = GatewayState(profiles: scene.scene.state.profiles, registry: scene.scene.state.registry)
        try state.decodeCore(bytes)
        let again = state.encodeCore()
        #expect(again == bytes)
        scene.scene.state = state
        scene.scene.state.setListening(true, at: scene.scene.now)
        scene.scene.effects.reset()
        scene.advance(.days(1))
        #expect(told(&scene) == ["digest op 1 P4", "digest son 1 P4"])
    }

    private func reader() throws -> EscalationChain.Told {
        EscalationChain.Told(
            person: try #require(PersonID("op")), channel: try #require(ContactChannel("sms")), role: .operator)
    }

    @Test(arguments: [(20, 20, false), (21, 19, true)])
    func `one message holds twenty lines, the urgent first; of more it says that there is more`(
        count: Int64, lines: Int, hasMore: Bool
    ) throws {
        let reader = try reader()
        var list = DigestList(reader)
        for number in 1...count {
            let news = DigestNews(edge: 1, priority: number == count ? .p3 : .p4)
            list.add(DigestList.Line(alarm: AlarmID(number), news: news, isRepeated: false), as: reader)
        }
        let content = list.content
        #expect(content.lines.count == lines && content.hasMore == hasMore)
        #expect(content.lines.prefix(2).map(\.alarm) == [AlarmID(count), AlarmID(1)])
    }

    @Test(arguments: [[0, 1, 2], [2, 1, 0], [1, 2, 0]])
    func `an alarm has one line, of what is new today and newest, in whatever order it was found`(
        order: [Int]
    ) throws {
        let reader = try reader()
        var list = DigestList(reader)
        let found = [(Int32(9), true), (2, false), (5, false)].map { edge, isRepeated in
            DigestList.Line(
                alarm: AlarmID(1), news: DigestNews(edge: edge, priority: .p4), isRepeated: isRepeated)
        }
        for index in order { list.add(found[index], as: reader) }
        #expect(list.content.lines.map { "\($0.news.edge) \($0.isRepeated)" } == ["5 false"])
    }
}
