import CareCore
import Testing

/// One open order a bed, extended by what is found, closed by a person.
@Suite struct MaintenanceOrderTests {
    private func changes(_ scene: inout Scene) -> [String] {
        defer { scene.effects.reset() }
        return scene.effects.maintenance.map { change in
            switch change {
            case .opened(let id, let bed, _): "opened \(id) \(scene.state.registry[bed].id)"
            case .problem(let id, let problem):
                "\(id) \(problem.rule) \(problem.priority.name) count \(problem.count)"
                    + (problem.endedAt == nil ? "" : " ended")
            case .closed(let id, _, let by, let note): "closed \(id) by \(by): \(note)"
            }
        }
    }

    private func close(_ id: Int64, _ note: String, by: String = "wang", _ scene: inout Scene) -> CommandOutcome {
        scene.state.apply(
            .maintenance(.close(OrderID(id), note: note), by: by), at: scene.now, into: &scene.effects)
    }

    @Test func `a technician's alarm opens the order of its bed and the next one extends it`() {
        var scene = Scene.ofTwoBeds()
        scene.advance(.minutes(15))
        #expect(changes(&scene) == ["opened 1 532901-000001", "1 DEV-1 P3 count 1"])
        for _ in 0..<6 { scene.state.countUnreadable(scene.number(of: "b1"), at: scene.now, into: &scene.effects) }
        #expect(changes(&scene) == ["1 DQ-2 P4 count 1"])
        for _ in 0..<6 { scene.state.countUnreadable(scene.number(of: "b2"), at: scene.now, into: &scene.effects) }
        #expect(changes(&scene) == ["opened 2 532901-000002", "2 DQ-2 P4 count 1"])
        #expect(scene.state.openOrders.map(\.id.number) == [1, 2])
    }

    @Test func `the same problem counts, ends and comes again in the order that is open`() {
        var scene = Scene.ofTwoBeds()
        scene.advance(.minutes(15))
        _ = changes(&scene)
        for _ in 0..<2 {
            _ = scene.reading(.mains, 1, from: "h1")
            scene.advance(.seconds(61))
            _ = scene.reading(.mains, 1, from: "h1")
        }
        #expect(changes(&scene) == ["1 DEV-1 P3 count 1 ended"])
        scene.advance(.minutes(15))
        #expect(changes(&scene) == ["1 DEV-1 P3 count 2"])
    }

    /// The hub is silent, then speaks until its alarm is over.
    private func passBy(_ scene: inout Scene) {
        scene.advance(.minutes(15))
        _ = scene.reading(.mains, 1, from: "h1")
        scene.advance(.seconds(61))
        _ = scene.reading(.mains, 1, from: "h1")
        scene.effects.reset()
    }

    @Test func `what was over before anybody saw to it is closed with a note, and a new problem opens a new order`() {
        var scene = Scene.ofTwoBeds()
        passBy(&scene)
        #expect(
            close(1, "plugged in again", &scene)
                == .done("order 1 of bed 532901-000001 closed by wang: plugged in again"))
        #expect(scene.effects.audit.map(\.action) == ["order-close"])
        #expect(changes(&scene) == ["closed 1 by wang: plugged in again"])
        for _ in 0..<6 { scene.state.countUnreadable(scene.number(of: "b1"), at: scene.now, into: &scene.effects) }
        #expect(changes(&scene) == ["opened 2 532901-000001", "2 DQ-2 P4 count 1"])
    }

    @Test func `what lasts, or was begun, is not closed before its signature`() {
        var scene = Scene.ofTwoBeds()
        scene.advance(.minutes(15))
        _ = changes(&scene)
        #expect(
            close(1, "x", &scene)
                == .refused([
                    "order 1: expected each problem signed, or over before anybody saw to it; problem 1 (DEV-1 of h1) "
                        + "is found and lasts; next: orders assign"
                ]))
        let assign = MaintenanceCommand.Step.assign(to: "wu", due: scene.now + .hours(1))
        _ = scene.state.apply(
            .maintenance(.step(OrderID(1), problems: [1], assign), by: "li"), at: scene.now, into: &scene.effects)
        _ = scene.reading(.mains, 1, from: "h1")
        scene.advance(.seconds(61))
        _ = scene.reading(.mains, 1, from: "h1")
        _ = changes(&scene)
        #expect(
            close(1, "x", &scene)
                == .refused([
                    "order 1: expected each problem signed, or over before anybody saw to it; problem 1 (DEV-1 of h1) "
                        + "is assigned; next: orders mend"
                ]))
        #expect(changes(&scene) == [])
    }

    @Test func `a refused closing changes nothing`() {
        var scene = Scene.ofTwoBeds()
        #expect(close(1, "x", &scene) == .refused(["order 1: expected the number of an order, there is none yet"]))
        passBy(&scene)
        #expect(close(2, "x", &scene) == .refused(["order 2: expected the number of an order, the newest is 1"]))
        #expect(close(1, "", &scene) == .refused(["order 1: expected what was looked at, found nothing"]))
        #expect(
            close(1, "x", by: "", &scene) == .refused(["order-close: expected the name of who acts, found none"]))
        #expect(changes(&scene) == [] && scene.state.openOrders.count == 1)
        _ = close(1, "x", &scene)
        #expect(
            close(1, "x", &scene)
                == .refused(["order 1: expected an open order, this one is closed; a new problem opens a new one"]))
    }

    @Test func `what is suppressed makes no order until it rings`() {
        var scene = Scene.ofTwoBeds()
        let permit = ServiceTarget(.device(Fixture.device("h1")), rule: nil)
        _ = scene.state.apply(
            .suppression(.takeOutOfService(permit, permit: "P", until: scene.now + .hours(1)), by: "li"),
            at: scene.now, into: &scene.effects)
        scene.advance(.minutes(30))
        #expect(changes(&scene) == [])
        scene.advance(.minutes(30))
        #expect(changes(&scene) == ["opened 1 532901-000001", "1 DEV-1 P3 count 1"])
    }

    @Test func `an emergency and an operator's alarm make no order`() {
        var scene = Scene.ofTwoBeds()
        _ = scene.event(.sos, from: "b1", reference: "r", at: scene.now)
        #expect(changes(&scene) == [])
    }

    @Test func `of an area outage only the hubs that were told of before it make orders`() {
        var town = Town(hubs: 15)
        town.pass(16)
        let orders = town.scene.state.openOrders
        #expect(orders.count == 3)
        #expect(orders.allSatisfy { $0.problems.allSatisfy { $0.endedAt != nil } })
    }

    @Test func `open orders outlive a restart to the byte`() throws {
        var scene = Scene.ofTwoBeds()
        scene.advance(.minutes(15))
        for _ in 0..<6 { scene.state.countUnreadable(scene.number(of: "b2"), at: scene.now, into: &scene.effects) }
        var state = GatewayState(profiles: scene.state.profiles, registry: scene.state.registry)
        try state.decodeCore(scene.state.encodeCore())
        #expect(state.encodeCore() == scene.state.encodeCore())
        #expect(state.openOrders == scene.state.openOrders)
        #expect(state.openOrders.count == 2)
    }
}
