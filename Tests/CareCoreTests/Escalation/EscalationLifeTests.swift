import CareCore
import Testing

/// Hand-over, reopening, shifts that change and versions that change.
@Suite struct EscalationLifeTests {
    @Test func `a carer is told first, and the operators' chain begins at the hand-over`() {
        var scene = EscalationScene(rules: [EscalationScene.wandering])
        for _ in 0..<125 {
            scene.lie(false)
            scene.advance(.minutes(1))
        }
        #expect(
            scene.takeTold() == [
                "raised family son 0", "escalated operator op 7200", "escalated second_operator two 7500",
            ])
        scene.lie(true)
        scene.take(.acknowledge)
        #expect(
            scene.takeTold() == [
                "ended family son 7500", "ended operator op 7500", "ended second_operator two 7500",
            ])
    }

    @Test func `a carer's alarm of a bed without a carer waits for the hand-over and disturbs nobody before`() {
        var scene = EscalationScene(["op operator county:532901"], rules: [EscalationScene.wandering])
        scene.lie(false)
        scene.advance(.hours(2))
        #expect(scene.takeTold() == ["escalated operator op 7200"])
        #expect(!scene.scene.state.openAlarms.contains { $0.key.rule == "SELF-7" })
    }

    @Test func `a reopened emergency demands a call back again`() {
        var scene = EscalationScene()
        scene.press()
        scene.take(.acknowledge)
        scene.take(.close(.falsePress, note: "n"))
        scene.scene.effects.reset()
        scene.advance(.minutes(1))
        #expect(scene.take(.reopen(reason: "she fell")) == .done("alarm 1 reopened by op: she fell"))
        #expect(scene.takeTold() == [])
        scene.advance(.minutes(5))
        #expect(scene.takeTold() == ["escalated second_operator two 360", "escalated family son 360"])
    }

    @Test func `a reopened emergency that was called back rings when it is pressed again`() {
        var scene = EscalationScene()
        scene.press()
        scene.take(.callBack(note: ""))
        scene.take(.close(.falsePress, note: "n"))
        scene.take(.reopen(reason: "too early"))
        scene.scene.effects.reset()
        scene.advance(.hours(1))
        #expect(scene.takeTold() == [])
        scene.press("r2")
        #expect(scene.takeTold() == ["raised operator op 3600"])
    }

    @Test func `what the leaving person had is the arriving one's`() {
        var scene = EscalationScene(rules: [EscalationScene.exit])
        scene.press()
        scene.lie(false)
        scene.take(.assign(to: "Li"))
        scene.scene.effects.reset()
        let outcome = scene.apply(.duty(.handOver(from: "Li", to: "Wang", note: "")))
        #expect(outcome == .done("Li has handed over to Wang: 2 open, 2 not answered, 1 now assigned to Wang"))
        #expect(scene.scene.state.openAlarms.map(\.assignee) == ["Wang", nil])
        let edge = scene.scene.effects.alarmEdges.first
        #expect(scene.scene.effects.alarmEdges.count == 1)
        #expect(edge?.cause == .assigned && edge?.by == "Li" && edge?.detail == AlarmRemark("Wang"))
        #expect(scene.scene.effects.audit.map(\.action) == ["assign", "handover"])
    }

    @Test func `alarms of a state without chains are pursued from its restart on`() throws {
        var old = EscalationScene(rules: [EscalationScene.exit])
        let silent = ProfileSet(profiles: old.scene.state.profiles.profiles, fingerprint: 1)
        let registry = old.scene.state.registry
        var state = GatewayState(profiles: silent, registry: registry)
        swap(&state, &old.scene.state)
        old.scene.state.setListening(true, at: old.scene.now)
        old.press()
        old.lie(false)
        #expect(old.takeTold() == [])
        try state.decodeCore(old.scene.state.encodeCore())
        old.scene.state = state
        old.advance(.minutes(5))
        #expect(
            old.takeTold() == [
                "raised operator op 0", "raised operator op 0", "escalated second_operator two 60",
                "escalated family son 60", "escalated station_head head 180", "escalated neighbour next 180",
                "escalated second_operator two 300",
            ])
    }

    @Test func `alarms that were nobody's by the policies before stand in the next collection`() throws {
        var old = EscalationScene()
        old.apply(.findings(Fixture.bed, [RecordFinding(.notCollected, AlarmRemark("asset a-1"))]))
        let profiles = ProfileSet(
            profiles: old.scene.state.profiles.profiles, fingerprint: 1,
            escalation: EscalationPlan(EscalationScene.plan.policies + [EscalationScene.county]))
        var state = GatewayState(profiles: profiles, registry: old.scene.state.registry)
        try state.decodeCore(old.scene.state.encodeCore())
        old.scene.state = state
        old.scene.state.setListening(true, at: old.scene.now)
        old.advance(.days(1))
        #expect(old.takeTold() == ["digest county off 34200"])
    }
}
