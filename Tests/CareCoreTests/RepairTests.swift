import CareCore
import Testing

/// 一问题一整改一验收一签名: every step in its order, acceptance by the device or by a person, and what comes back.
@Suite struct RepairTests {
    /// A hub that is silent, so that order 1 has problem 1: DEV-1.
    private func scene() -> Scene {
        var scene = Scene(Fixture.townHub, Fixture.button)
        scene.assign("h1", "hub")
        scene.assign("b1", "button")
        for device in ["h1", "b1"] { _ = scene.reading(.battery, 90, from: device) }
        scene.advance(.minutes(15))
        scene.effects.reset()
        return scene
    }

    @discardableResult
    private func take(
        _ scene: inout Scene, _ step: MaintenanceCommand.Step, _ problems: [Int] = [1], by: String = "wu",
        order: Int64 = 1
    ) -> CommandOutcome {
        scene.state.apply(
            .maintenance(.step(OrderID(order), problems: problems, step), by: by), at: scene.now, into: &scene.effects)
    }

    private func assign(_ scene: inout Scene) {
        take(&scene, .assign(to: "wu", due: scene.now + .hours(24)), by: "li")
    }

    private func mend(_ scene: inout Scene) { take(&scene, .mend(RepairWork(text: "new fuse"))) }

    /// The hub speaks until its alarm is over.
    private func recover(_ scene: inout Scene) {
        _ = scene.reading(.mains, 1, from: "h1")
        scene.advance(.seconds(61))
        _ = scene.reading(.mains, 1, from: "h1")
    }

    private func problem(_ scene: borrowing Scene, _ number: Int = 1) -> MaintenanceProblem? {
        scene.state.openOrders.first?.problems.first { $0.number == number }
    }

    private func text(_ outcome: CommandOutcome) -> String {
        switch outcome {
        case .done(let text): text
        case .refused(let reasons): reasons.joined(separator: "; ")
        }
    }

    @Test func `a problem goes from assigned over mended and accepted by telemetry to signed, and closes the order`() {
        var scene = scene()
        assign(&scene)
        #expect(problem(scene)?.assignment?.to == "wu" && problem(scene)?.step == .assigned)
        take(&scene, .mend(RepairWork(text: "new fuse", parts: "fuse 2 A", replacedBattery: true)))
        #expect(problem(scene)?.mending?.work.parts == "fuse 2 A" && problem(scene)?.step == .mended)
        let heard = scene.now
        recover(&scene)
        #expect(problem(scene)?.evidence == RepairEvidence(kind: .reading, at: heard))
        #expect(text(take(&scene, .accept(.telemetry))).hasSuffix("reading of its device time \(heard.milliseconds)"))
        #expect(text(take(&scene, .sign(note: "good"), by: "li")).hasSuffix("the order is closed"))
        #expect(scene.state.openOrders.isEmpty)
        #expect(
            scene.effects.audit.map(\.action) == ["order-assign", "order-mend", "order-accept", "order-sign"])
        #expect(
            scene.effects.maintenance.last
                == .closed(OrderID(1), at: scene.now, by: "li", note: "every problem is signed"))
    }

    /// Which steps are taken before, which one is refused, and a word of why.
    struct Refusal: Sendable {
        let before: Int
        let step: MaintenanceCommand.Step
        let by: String
        let reason: String
    }

    private static let work = RepairWork(text: "x")
    private static let refusals = [
        Refusal(before: 0, step: .mend(work), by: "wu", reason: "that is assigned, it is found; next: orders assign"),
        Refusal(before: 0, step: .accept(.inspection("ok")), by: "li", reason: "that is mended, it is found"),
        Refusal(before: 0, step: .sign(note: ""), by: "li", reason: "that is accepted, it is found"),
        Refusal(before: 1, step: .accept(.telemetry), by: "li", reason: "that is mended, it is assigned"),
        Refusal(before: 1, step: .mend(RepairWork(text: "")), by: "wu", reason: "what was done, found nothing"),
        Refusal(before: 2, step: .mend(work), by: "wu", reason: "that is assigned, it is mended"),
        Refusal(before: 2, step: .sign(note: ""), by: "li", reason: "that is accepted, it is mended"),
        Refusal(before: 2, step: .accept(.inspection("ok")), by: "wu", reason: "another person than wu"),
        Refusal(before: 2, step: .accept(.inspection("")), by: "li", reason: "what was seen, found nothing"),
        Refusal(before: 2, step: .accept(.telemetry), by: "li", reason: "after it was mended, found none yet"),
        Refusal(before: 3, step: .accept(.inspection("ok")), by: "li", reason: "that is mended, it is accepted"),
        Refusal(before: 3, step: .sign(note: ""), by: "wu", reason: "another person than wu, who has mended it"),
    ]

    @Test(arguments: refusals)
    func `a step out of order or by the wrong person is refused and changes nothing`(of refusal: Refusal) {
        var scene = scene()
        if refusal.before > 0 { assign(&scene) }
        if refusal.before > 1 { mend(&scene) }
        if refusal.before > 2 { take(&scene, .accept(.inspection("the lamp is green")), by: "li") }
        let before = scene.state.encodeCore()
        scene.effects.reset()
        let outcome = text(take(&scene, refusal.step, by: refusal.by))
        #expect(outcome.contains("problem 1 (DEV-1 of h1): expected") && outcome.contains(refusal.reason), "\(outcome)")
        #expect(scene.state.encodeCore() == before)
        #expect(scene.effects.maintenance.isEmpty && scene.effects.audit.isEmpty)
    }

    /// Assign, mend, accept and sign, the last of which closes the order: who takes the step, and after how many of
    /// them it may be taken.
    private static let ways: [(by: String, from: ClosedRange<Int>)] = [
        ("li", 0...1), ("wu", 1...1), ("li", 2...2), ("li", 3...3),
    ]

    private func step(_ number: Int, due: Timestamp) -> MaintenanceCommand.Step {
        switch number {
        case 0: .assign(to: "wu", due: due)
        case 1: .mend(Self.work)
        case 2: .accept(.inspection("the lamp is green"))
        default: .sign(note: "good")
        }
    }

    @Test(arguments: 0...4, 0...3)
    func `in every state only the next step is taken, and an assignment anew`(taken: Int, next: Int) {
        var scene = scene()
        for number in 0..<taken {
            let outcome = take(&scene, step(number, due: scene.now + .hours(24)), by: Self.ways[number].by)
            #expect(isDone(outcome), "\(outcome)")
        }
        let before = scene.state.encodeCore()
        scene.effects.reset()
        let isGood = Self.ways[next].from.contains(taken)
        let outcome = take(&scene, step(next, due: scene.now + .hours(48)), by: Self.ways[next].by)
        #expect(isDone(outcome) == isGood, "\(outcome)")
        #expect((scene.state.encodeCore() == before) == !isGood)
        #expect(scene.effects.maintenance.isEmpty == !isGood && scene.effects.audit.isEmpty == !isGood)
    }

    private func isDone(_ outcome: CommandOutcome) -> Bool {
        if case .done = outcome { true } else { false }
    }

    @Test func `a wrong problem, due time or list is refused as a whole`() {
        var scene = scene()
        for _ in 0..<6 { scene.state.countUnreadable(scene.number(of: "b1"), at: scene.now, into: &scene.effects) }
        let due = scene.now + .hours(1)
        #expect(text(take(&scene, .assign(to: "wu", due: due), [3])).contains("from 1 to 2, found 3"))
        #expect(text(take(&scene, .assign(to: "wu", due: due), [])).contains("each once, found []"))
        #expect(text(take(&scene, .assign(to: "wu", due: due), [1, 1])).contains("each once"))
        #expect(text(take(&scene, .assign(to: "", due: due))).contains("who is to mend it"))
        #expect(text(take(&scene, .assign(to: "wu", due: scene.now))).contains("a time for it from now"))
        #expect(text(take(&scene, .assign(to: "wu", due: scene.now + .days(400)))).contains("a time for it"))
        #expect(problem(scene)?.step == .found)
        take(&scene, .assign(to: "wu", due: due), [2])
        // Problem 1 is not assigned: problem 2 is not mended either.
        #expect(text(take(&scene, .mend(Self.work), [2, 1])).contains("problem 1"))
        #expect(problem(scene, 2)?.step == .assigned)
        #expect(text(take(&scene, .mend(Self.work), [1], order: 7)).contains("the newest is 1"))
    }

    @Test func `telemetry proves nothing while the alarm lasts, nor by a word from before the mending`() {
        var scene = scene()
        assign(&scene)
        scene.advance(.seconds(10))
        mend(&scene)
        _ = scene.reading(.mains, 1, from: "h1", at: scene.now - .seconds(5))
        #expect(problem(scene)?.evidence == nil)
        _ = scene.reading(.mains, 1, from: "h1", at: scene.now)
        #expect(problem(scene)?.evidence?.at == scene.now)
        #expect(text(take(&scene, .accept(.telemetry))).contains("expected the alarm to be over"))
        recover(&scene)
        #expect(text(take(&scene, .accept(.telemetry))).hasPrefix("order-accept"))
    }

    @Test func `a press is evidence, and a device of another bed is none`() {
        var scene = scene()
        scene.assign("b2", "button", to: Fixture.otherBed)
        _ = scene.reading(.battery, 90, from: "b2")
        for _ in 0..<6 { scene.state.countUnreadable(scene.number(of: "b1"), at: scene.now, into: &scene.effects) }
        take(&scene, .assign(to: "wu", due: scene.now + .hours(1)), [2])
        take(&scene, .mend(Self.work), [2])
        _ = scene.reading(.battery, 80, from: "b2")
        #expect(problem(scene, 2)?.evidence == nil)
        _ = scene.event(.sos, from: "b1", reference: "r", at: scene.now)
        #expect(problem(scene, 2)?.evidence == RepairEvidence(kind: .event, at: scene.now))
    }

    @Test func `what is found again before it is accepted was not mended`() {
        var scene = scene()
        assign(&scene)
        mend(&scene)
        recover(&scene)
        scene.effects.reset()
        scene.advance(.minutes(15))
        #expect(problem(scene)?.step == .assigned && problem(scene)?.count == 2 && problem(scene)?.evidence == nil)
        #expect(scene.effects.audit.map(\.action) == ["order-found-again"])
        #expect(scene.state.openOrders.first?.problems.count == 1)
    }

    @Test func `what comes back after acceptance is a new problem of the open order`() {
        var scene = scene()
        assign(&scene)
        mend(&scene)
        recover(&scene)
        take(&scene, .accept(.telemetry))
        scene.advance(.minutes(15))
        #expect(problem(scene)?.step == .accepted && problem(scene)?.count == 1)
        #expect(problem(scene, 2)?.step == .found && problem(scene, 2)?.rule == "DEV-1")
        take(&scene, .sign(note: ""), by: "li")
        #expect(scene.state.openOrders.map(\.id.number) == [1])
    }

    @Test func `what comes back after the last signature opens a new order`() {
        var scene = scene()
        assign(&scene)
        mend(&scene)
        recover(&scene)
        take(&scene, .accept(.telemetry))
        take(&scene, .sign(note: ""), by: "li")
        scene.advance(.minutes(15))
        #expect(scene.state.openOrders.map(\.id.number) == [2])
        #expect(problem(scene)?.step == .found)
    }

    @Test func `an accepted problem whose alarm lasts does not come back with every word of that alarm`() {
        var scene = scene()
        assign(&scene)
        mend(&scene)
        take(&scene, .accept(.inspection("the lamp is green")), by: "li")
        scene.advance(.hours(1))
        #expect(scene.state.openOrders.first?.problems.count == 1)
        take(&scene, .sign(note: ""), by: "li")
        #expect(scene.state.openOrders.isEmpty)
        let alarm = scene.state.openAlarms.first { $0.key.rule == "DEV-1" }?.id ?? AlarmID(0)
        _ = scene.state.apply(.acknowledge(alarm, by: "li"), at: scene.now, into: &scene.effects)
        #expect(scene.effects.alarmEdges.last?.cause == .acknowledged)
        scene.advance(.hours(1))
        #expect(scene.state.openOrders.isEmpty)
    }

    @Test func `every step outlives a restart to the byte, and evidence is waited for after it`() throws {
        var scene = scene()
        for _ in 0..<6 { scene.state.countUnreadable(scene.number(of: "b1"), at: scene.now, into: &scene.effects) }
        take(&scene, .assign(to: "wu", due: scene.now + .hours(1)), [1, 2])
        mend(&scene)
        take(&scene, .mend(Self.work), [2])
        take(&scene, .accept(.inspection("seen")), [2], by: "li")
        take(&scene, .sign(note: "n"), [2], by: "li")
        var state = GatewayState(profiles: scene.state.profiles, registry: scene.state.registry)
        try state.decodeCore(scene.state.encodeCore())
        #expect(state.encodeCore() == scene.state.encodeCore())
        #expect(state.openOrders == scene.state.openOrders)
        scene.state = state
        _ = scene.reading(.mains, 1, from: "h1")
        #expect(problem(scene)?.evidence?.kind == .reading)
    }
}
