import CareCore
import Testing

/// What no alarm tells of is reported by a person, and goes the same way to the signature.
@Suite struct RepairReportTests {
    private func report(
        _ scene: inout Scene, _ subject: RepairSubject, at bed: BedID = Fixture.bed, _ text: String = "nobody wears it",
        by: String = "li"
    ) -> String {
        let command = Command.maintenance(.report(bed, subject, text: text), by: by)
        switch scene.state.apply(command, at: scene.now, into: &scene.effects) {
        case .done(let text): return text
        case .refused(let reasons): return "refused: " + reasons.joined(separator: "; ")
        }
    }

    private func device(_ name: String) -> RepairSubject { .device(Fixture.device(name)) }

    @discardableResult
    private func take(_ scene: inout Scene, _ command: MaintenanceCommand, by: String = "wu") -> CommandOutcome {
        scene.state.apply(.maintenance(command, by: by), at: scene.now, into: &scene.effects)
    }

    @Test func `a report opens the order of its bed, and the next one extends it`() {
        var scene = Scene.ofTwoBeds()
        #expect(report(&scene, device("b1")) == "order 1, problem 1 of bed 532901-000001: nobody wears it")
        #expect(report(&scene, .thing("k-4"), "a castor is loose").hasPrefix("order 1, problem 2"))
        #expect(report(&scene, .thing("k-5"), "rust").hasPrefix("order 1, problem 3"))
        #expect(scene.effects.audit.map(\.action) == Array(repeating: "order-report", count: 3))
        let problems = scene.state.openOrders.first?.problems ?? []
        #expect(problems.map(\.report?.text) == ["nobody wears it", "a castor is loose", "rust"])
        #expect(problems.map(\.report?.thing) == [nil, "k-4", "k-5"] && problems.map(\.alarm) == [nil, nil, nil])
        #expect(problems.first?.rule == MaintenanceProblem.reportRule && problems.first?.step == .found)
        // An alarm of the same bed joins the same order.
        for _ in 0..<6 { scene.state.countUnreadable(scene.number(of: "b1"), at: scene.now, into: &scene.effects) }
        #expect(scene.state.openOrders.map(\.problems.count) == [4])
    }

    @Test func `what is wrong with a report is told and changes nothing`() throws {
        var scene = Scene.ofTwoBeds()
        _ = report(&scene, device("b1"))
        let stranger = try #require(BedID("532901-000099"))
        let before = scene.state.encodeCore()
        scene.effects.reset()
        #expect(report(&scene, device("b2"), "").hasPrefix("refused: bed 532901-000001: expected what is wrong"))
        #expect(report(&scene, device("b2")).hasSuffix("serves it now, b2 serves 532901-000002"))
        #expect(report(&scene, device("x9")).hasSuffix("expected a device that the gateway knows, found x9"))
        #expect(report(&scene, device("b1"), at: stranger).hasSuffix("expected a bed that the gateway knows"))
        #expect(report(&scene, device("b1"), by: "").contains("the name of who acts"))
        #expect(report(&scene, device("b1")).contains("it is problem 1 of order 1, found; next: orders assign"))
        #expect(scene.state.encodeCore() == before && scene.effects.maintenance.isEmpty && scene.effects.audit.isEmpty)
    }

    @Test func `a device that was taken away serves nobody, and an order that is full takes no more`() {
        var scene = Scene.ofTwoBeds()
        let taken = Command.custody(Fixture.device("b2"), .inStock, by: "books")
        _ = scene.state.apply(taken, at: scene.now, into: &scene.effects)
        #expect(report(&scene, device("b2"), at: Fixture.otherBed).hasSuffix("b2 serves nobody"))
        for number in 0..<Limits.orderProblems {
            #expect(report(&scene, .thing("k-\(number)")).hasPrefix("order 1"))
        }
        #expect(report(&scene, .thing("k-999")).contains("order 1 has \(Limits.orderProblems)"))
    }

    @Test func `a reported problem is accepted by a person only, and then may be reported again`() {
        var scene = Scene.ofTwoBeds()
        _ = report(&scene, device("b1"))
        take(&scene, .step(OrderID(1), problems: [1], .assign(to: "wu", due: scene.now + .hours(24))), by: "li")
        take(&scene, .step(OrderID(1), problems: [1], .mend(RepairWork(text: "shown how to wear it"))))
        _ = scene.reading(.battery, 90, from: "b1")
        let accepted = take(&scene, .step(OrderID(1), problems: [1], .accept(.telemetry)), by: "li")
        guard case .refused(let reasons) = accepted else {
            Issue.record("\(accepted)")
            return
        }
        #expect(reasons.first?.contains("REP-1 of b1): expected a person's inspection") == true, "\(reasons)")
        take(&scene, .step(OrderID(1), problems: [1], .accept(.inspection("worn"))), by: "li")
        #expect(report(&scene, device("b1"), "again on the shelf").hasPrefix("order 1, problem 2"))
        take(&scene, .step(OrderID(1), problems: [1], .sign(note: "")), by: "li")
        #expect(scene.state.openOrders.count == 1)
        // What turned out to be nothing is closed with a note.
        take(&scene, .close(OrderID(1), note: "worn by day"), by: "li")
        #expect(scene.state.openOrders.isEmpty)
    }

    @Test func `reports outlive a restart`() throws {
        var scene = Scene.ofTwoBeds()
        _ = report(&scene, device("b1"))
        _ = report(&scene, .thing("k-4"), "rust")
        var other = GatewayState(profiles: scene.state.profiles, registry: scene.state.registry)
        try other.decodeCore(scene.state.encodeCore())
        #expect(other.openOrders == scene.state.openOrders)
        #expect(other.encodeCore() == scene.state.encodeCore())
    }
}
