import CareCore
import Testing

@Suite struct CustodyCommandTests {
    private func fitted() -> Scene {
        var scene = Scene(CareBed.profile, CareBed.household, Fixture.hub)
        scene.assign("m1", "all")
        scene.effects.reset()
        return scene
    }

    @Test func `a state is kept with its moment, written with a checkpoint and in the audit, once`() throws {
        var scene = fitted()
        #expect(scene.custody("m1", .inService) == .done("device m1: in-service (在用)"))
        let device = scene.state.registry[scene.number(of: "m1")]
        #expect(device.custody == Custody(.inService, since: scene.now))
        #expect(scene.effects.needsCheckpoint && scene.effects.registry.count == 1)
        #expect(scene.effects.audit.map(\.detail) == ["on no book to in-service"])
        scene.effects.reset()
        scene.advance(.minutes(1))
        scene.effects.reset()
        #expect(scene.custody("m1", .inService) == .done("device m1: in-service (在用)"))
        #expect(scene.effects.isEmpty)
    }

    @Test func `every step that the table does not have is refused and changes nothing`() {
        for first in CustodyState.allCases {
            for next in CustodyState.allCases where next != first {
                var scene = fitted()
                scene.custody("m1", first)
                scene.effects.reset()
                let before = scene.state.registry
                let outcome = scene.custody("m1", next)
                if first.allows(next) {
                    #expect(outcome == .done("device m1: \(next.name) (\(next.title.zh))"))
                    #expect(scene.state.registry != before)
                } else {
                    guard case .refused(let reasons) = outcome else {
                        Issue.record("\(first) to \(next) was taken")
                        continue
                    }
                    #expect(reasons.count == 1 && reasons[0].contains("found \(next.name)"))
                    #expect(scene.state.registry == before && scene.effects.isEmpty)
                }
            }
        }
    }

    @Test func `an unknown device and nobody's word are refused`() {
        var scene = fitted()
        for (device, person) in [("m9", "clerk"), ("m1", "")] {
            let command = Command.custody(Fixture.device(device), .inService, by: person)
            guard case .refused(let reasons) = scene.state.apply(command, at: scene.now, into: &scene.effects) else {
                Issue.record("\(device) by \(person) was taken")
                continue
            }
            #expect(reasons.count == 1 && reasons[0].contains("expected"))
        }
        #expect(scene.effects.isEmpty)
    }

    @Test func `what a correction takes off the books is judged as on none, and its first state may be any again`() {
        var scene = fitted()
        scene.custody("m1", .suspended)
        scene.effects.reset()
        let command = Command.offBook(Fixture.device("m1"), by: "clerk")
        #expect(scene.state.apply(command, at: scene.now, into: &scene.effects) == .done("device m1: on no book"))
        #expect(scene.state.registry[scene.number(of: "m1")].custody == nil)
        #expect(scene.effects.needsCheckpoint && scene.effects.registry.count == 1)
        #expect(scene.effects.audit.map(\.detail) == ["suspended to no book"])
        _ = scene.reading(.heartRate, 140, from: "m1")
        #expect(scene.takeRaised() == ["VIT-4"], "the bed has it still")
        #expect(scene.state.apply(command, at: scene.now, into: &scene.effects) == .done("device m1: on no book"))
        #expect(scene.effects.isEmpty)
        #expect(scene.custody("m1", .ready) == .done("device m1: ready (可再分配)"))
        for refused in [Command.offBook(Fixture.device("m9"), by: "clerk"), .offBook(Fixture.device("m1"), by: "")] {
            guard case .refused = scene.state.apply(refused, at: scene.now, into: &scene.effects) else {
                Issue.record("\(refused) was taken")
                continue
            }
        }
    }

    @Test func `what leaves the household serves nobody from that moment, and its alarms end`() {
        for state in CustodyState.allCases {
            var scene = fitted()
            _ = scene.reading(.heartRate, 140, from: "m1")
            #expect(scene.takeRaised() == ["VIT-4"])
            scene.custody("m1", state)
            let number = scene.number(of: "m1")
            let registry = scene.state.registry
            #expect((registry.currentAssignment(of: number) != nil) == state.isBound, "\(state)")
            #expect(registry.place(of: number, at: scene.now - Milliseconds(1)) != nil)
            #expect((registry.place(of: number, at: scene.now) != nil) == state.isBound)
            if state != .inService {
                #expect(scene.takeEdges().contains { $0.hasPrefix("VIT-4 cleared") }, "\(state)")
            }
        }
    }

    @Test func `what is written down late leaves the household at its own moment, with no reading of the store`() {
        // Whether it served before Monday, until Thursday, and on Friday, when it is written down that it was collected
        // so many days after Monday.
        func serves(collected days: Int64) -> [Bool] {
            var scene = fitted()
            scene.custody("m1", through: [.inService, .pendingReturn])
            let monday = scene.now
            scene.advance(.days(4))
            _ = scene.reading(.heartRate, 70, from: "m1")
            let command = Command.custody(Fixture.device("m1"), .returned, by: "clerk", since: monday + .days(days))
            _ = scene.state.apply(command, at: scene.now, into: &scene.effects)
            let (registry, number) = (scene.state.registry, scene.number(of: "m1"))
            return [monday - Milliseconds(1), monday + .days(3), scene.now].map { moment in
                registry.place(of: number, at: moment) != nil
            }
        }
        #expect(serves(collected: 0) == [true, false, false])
        // Nothing ends later than now, and nothing before it began.
        #expect(serves(collected: 400) == [true, true, false])
        #expect(serves(collected: -400) == [false, false, false])
    }

    @Test func `a late return keeps a device from the next household until it is entered, and takes nothing of it`() {
        var scene = fitted()
        scene.custody("m1", through: [.inService, .pendingReturn])
        let monday = scene.now
        let wednesday = monday + .days(2)
        scene.advance(.days(4))
        // On Friday nobody has written down yet that it was collected.
        guard case .refused = scene.assign("m1", "all", to: Fixture.otherBed, since: wednesday) else {
            Issue.record("it was given on before it was returned")
            return
        }
        let way: [(state: CustodyState, at: Timestamp)] = [
            (.returned, monday), (.sanitizing, monday + .days(1)), (.ready, monday + .days(1)), (.allocated, wednesday),
        ]
        for (state, at) in way {
            let command = Command.custody(Fixture.device("m1"), state, by: "clerk", since: at)
            _ = scene.state.apply(command, at: scene.now, into: &scene.effects)
        }
        guard case .refused = scene.assign("m1", "all", to: Fixture.otherBed, since: monday - Milliseconds(1)) else {
            Issue.record("the next household was given a time of the earlier one's")
            return
        }
        #expect(scene.assign("m1", "all", to: Fixture.otherBed, since: wednesday) == .done("1 devices imported"))
        let (registry, number) = (scene.state.registry, scene.number(of: "m1"))
        let moments = [monday - Milliseconds(1), monday, wednesday - Milliseconds(1), wednesday, scene.now]
        let (earlier, next) = (Place.bed(BedNumber(0)), Place.bed(BedNumber(1)))
        #expect(moments.map { registry.place(of: number, at: $0) } == [earlier, nil, nil, next, next])
    }

    @Test func `only what the books have allocated begins to serve another household`() {
        for state in CustodyState.allCases {
            var scene = fitted()
            scene.custody("m1", state)
            scene.advance(.hours(1))
            let before = scene.state.registry
            let outcome = scene.assign("m1", "all", to: Fixture.otherBed, since: scene.now)
            if state == .allocated || state == .installing {
                #expect(outcome == .done("1 devices imported"))
            } else {
                guard case .refused(let reasons) = outcome else {
                    Issue.record("\(state) was given to another household")
                    continue
                }
                #expect(reasons.first?.contains("which is \(state.name)") == true)
                #expect(scene.state.registry == before)
            }
        }
    }

    @Test func `the file of the first fitting, read again, changes nothing whatever came since`() {
        var scene = fitted()
        let since = scene.now - .days(1)
        scene.custody("m1", through: [.inService, .pendingReturn, .returned, .sanitizing, .ready])
        let before = scene.state.registry
        #expect(scene.assign("m1", "all", since: since) == .done("1 devices imported"))
        #expect(scene.state.registry == before)
    }

    @Test func `nobody is given a device for a time in which it served somebody else`() {
        var scene = fitted()
        scene.custody("m1", through: [.inService, .pendingReturn])
        scene.advance(.hours(2))
        scene.custody("m1", through: [.returned, .sanitizing, .ready, .allocated])
        let end = scene.now
        scene.advance(.hours(1))
        guard
            case .refused(let reasons) = scene.assign(
                "m1", "all", to: Fixture.otherBed, since: end - Milliseconds(1))
        else { return #expect(Bool(false), "it was taken") }
        #expect(reasons[0].hasPrefix("line 2: since: expected a moment from \(end.milliseconds) ms"))
        #expect(scene.assign("m1", "all", to: Fixture.otherBed, since: end) == .done("1 devices imported"))
    }

    @Test func `a state and a running watch come back from the stored state`() throws {
        var scene = fitted()
        scene.custody("m1", through: [.inService, .pendingReturn, .returned])
        for _ in 0..<3 {
            scene.advance(.minutes(6))
            _ = scene.reading(.heartRate, 70, from: "m1")
        }
        #expect(scene.takeRaised().map { $0.prefix(5) } == ["AST-1"])
        var other = try scene.readBack()
        #expect(other.state.encodeCore() == scene.state.encodeCore())
        #expect(other.state.openAlarms == scene.state.openAlarms)
        _ = other.takeEdges()
        scene.advance(.hours(25))
        other.advance(.hours(25))
        let edges = scene.takeEdges()
        #expect(edges.contains { $0.hasPrefix("AST-1 cleared") })
        #expect(other.takeEdges() == edges)
    }
}
