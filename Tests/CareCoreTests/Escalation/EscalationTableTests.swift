import CareCore
import Testing

/// Every step of the chains of care.md 9 with everything that can stop them.
@Suite struct EscalationTableTests {
    /// A chain as the plan of the scene says it.
    struct Chain: CustomTestStringConvertible {
        let priority: Priority
        let steps: [(second: Int64, people: [String])]
        let callBack: Int64

        var testDescription: String { priority.name }

        /// Who is told until `second`, of a chain that began at `start` and has passed over `skipped` steps.
        func told(until second: Int64, start: Int64 = 0, skipped: Int = 0) -> [String] {
            let first = skipped == 0 ? 0 : steps[skipped].second
            return steps.dropFirst(skipped).flatMap { step -> [String] in
                let at = start + step.second - first
                let purpose = step.second == 0 ? "raised" : "escalated"
                return at <= second ? step.people.map { "\(purpose) \($0) \(at)" } : []
            }
        }
    }

    static let chains = [
        Chain(
            priority: .p1,
            steps: [
                (0, ["operator op"]), (60, ["second_operator two", "family son"]),
                (180, ["station_head head", "neighbour next"]), (600, ["responsible boss"]),
            ], callBack: 300),
        Chain(
            priority: .p2,
            steps: [(0, ["operator op"]), (300, ["second_operator two"]), (900, ["station_head head"])],
            callBack: 600),
    ]

    /// Every step of both chains.
    static let moments = chains.flatMap { chain in chain.steps.map { (chain, $0.second + 1) } }

    enum Deed: CaseIterable {
        case acknowledge, callBack, dispatch, arrive, close

        var step: AlarmStep {
            switch self {
            case .acknowledge: .acknowledge
            case .callBack: .callBack(note: "")
            case .dispatch: .dispatch(responder: "w", note: "")
            case .arrive: .arrive(note: "")
            case .close: .close(.falsePress, note: "n")
            }
        }
    }

    private func raise(_ chain: Chain) -> EscalationScene {
        var scene = EscalationScene(rules: [EscalationScene.exit])
        if chain.priority == .p1 { scene.press() } else { scene.lie(false) }
        return scene
    }

    @Test(arguments: moments, Deed.allCases)
    func `whoever acts stops the chain at every step, and only an answer alone is taken back`(
        at moment: (chain: Chain, second: Int64), deed: Deed
    ) {
        let (chain, second) = moment
        var scene = raise(chain)
        scene.advance(.seconds(second))
        let told = chain.told(until: second)
        #expect(scene.takeTold() == told)
        let outcome = scene.take(deed.step)
        if case .refused(let reasons) = outcome { Issue.record("\(reasons)") }
        if deed == .close {
            let ended = told.map { $0.split(separator: " ").dropFirst().dropLast().joined(separator: " ") }
            #expect(scene.takeTold() == ended.map { "ended \($0) \(second)" })
        }
        scene.advance(.seconds(chain.callBack) - Milliseconds(1))
        #expect(scene.takeTold() == [])
        scene.advance(.minutes(9))
        guard deed == .acknowledge else { return #expect(scene.takeTold() == []) }
        let lapse = second + chain.callBack
        #expect(scene.takeTold() == chain.told(until: lapse + 539, start: lapse, skipped: 1))
    }

    @Test(arguments: moments, [Deed.callBack, .dispatch, .arrive])
    func `an answer that is followed by a deed in time is kept`(
        at moment: (chain: Chain, second: Int64), deed: Deed
    ) {
        let (chain, second) = moment
        var scene = raise(chain)
        scene.advance(.seconds(second))
        scene.take(.acknowledge)
        scene.advance(.seconds(chain.callBack) - Milliseconds(1))
        scene.scene.effects.reset()
        scene.take(deed.step)
        scene.advance(.hours(2))
        #expect(scene.takeTold() == [])
        #expect(scene.scene.effects.counters.reescalated == 0)
    }

    @Test(arguments: chains, 0..<64)
    func `whoever is not in the book, the next in order is told at once`(chain: Chain, missing: Int) {
        let book = EscalationScene.everybody.prefix(6).enumerated().filter { missing & (1 << $0.offset) == 0 }
            .map(\.element)
        let present = Set(book.compactMap { $0.split(separator: " ").first })
        var expected: [String] = []
        var (isEmpty, time) = (false, Int64(0))
        for step in chain.steps {
            time = isEmpty ? time : step.second
            let found = step.people.filter { present.contains($0.split(separator: " ")[1]) }
            isEmpty = found.isEmpty
            expected += found.map { "\(step.second == 0 ? "raised" : "escalated") \($0) \(time)" }
        }
        if expected.isEmpty {
            // Only the last resort is left: the responsible person, then station heads.
            let last = ["boss": "responsible boss", "head": "station_head head"]
            let first = ["boss", "head"].first { present.contains($0[...]) }
            expected = first.map { ["last_resort \(last[$0] ?? "") 0"] } ?? []
        } else if chain.priority == .p1, present.isDisjoint(with: ["op", "two", "head"]), expected.count > 1,
            present.contains("boss")
        {
            // Nobody of the rota is there, and who is near hears of it at once: so does the responsible person.
            let later = expected.firstIndex { !$0.hasSuffix(" 0") } ?? expected.endIndex
            expected.insert("last_resort responsible boss 0", at: later)
        }
        var scene = EscalationScene(book, rules: [EscalationScene.exit])
        if chain.priority == .p1 { scene.press() } else { scene.lie(false) }
        let rules = scene.scene.effects.alarmEdges.map(\.alarm.key.rule)
        #expect(rules.contains("SELF-7") == expected.isEmpty, "\(book)")
        scene.advance(.minutes(15))
        #expect(scene.takeTold().filter { !$0.hasPrefix("reminded") } == expected, "\(book)")
    }
}
