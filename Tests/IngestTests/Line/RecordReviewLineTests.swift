import CareCore
import CareRecords
import Ingest
import Testing

/// The line looks at records by the clock and after they have changed, and tells the alarms.
@Suite struct RecordReviewLineTests {
    /// A visit of the scene's bed that is planned for ten minutes after the start.
    private static func visit(_ state: VisitState) throws -> RecordPut {
        var row = RecordRow()
        row[VisitField.visit] = RecordID("v-1")
        row[SharedField.careCase] = RecordID("c-1")
        row[SharedField.resident] = RecordID("r-1")
        row[SharedField.bed] = BedID("532901-000001")
        row[SharedField.provider] = ProviderCode("91350100M000100Y43")
        row[SharedField.county] = CountyCode(532_901)
        row[VisitField.ordinal] = 1
        row[VisitField.state] = state
        row[VisitField.plannedStart] = LineScene.start + .minutes(10)
        return RecordPut(.visit, row)
    }

    private static func scene(_ state: VisitState = .planned) throws -> LineScene {
        let put = try visit(state)
        return try LineScene { rows in
            var shelf = RecordShelf()
            shelf.put(put)
            rows.shelf = shelf
        }
    }

    private func raised(_ rows: MemoryRows) -> [String] {
        rows.edges.filter { $0.alarm.key.rule == "VIS-1" }.map(\.cause.name)
    }

    @Test func `a visit that nobody begins rings at the very moment, once`() throws {
        var scene = try Self.scene()
        for _ in 0..<8 { _ = scene.turn() }
        #expect(scene.line.waitTime(at: scene.now) <= .minutes(40))
        _ = scene.turn(after: .minutes(39))
        #expect(raised(scene.rows) == [])
        let rest = LineScene.start + .minutes(40) - scene.now
        #expect(scene.line.waitTime(at: scene.now) <= rest)
        _ = scene.turn(after: rest)
        _ = scene.turn()
        #expect(raised(scene.rows) == ["raised"])
        for _ in 0..<30 { _ = scene.turn(after: .minutes(5)) }
        #expect(raised(scene.rows).filter { $0 == "raised" }.count == 1)
    }

    @Test func `what a form changes is looked at in the turn after`() throws {
        var scene = try Self.scene()
        _ = scene.turn(after: .minutes(45))
        _ = scene.turn()
        #expect(raised(scene.rows) == ["raised"])
        let put = try Self.visit(.arrived)
        scene.rows.decision = { _, _ in
            .accepted(
                [RecordChange(form: "visit-arrive", subject: "v-1", fields: [], by: "Li", puts: [put])],
                consequences: [], answer: "arrived")
        }
        let request = RecordRequest([RecordSubmission(form: "visit-arrive", fields: [])], by: "Li")
        _ = scene.turn(commands: [PendingCommand(.records(request)) { _ in }])
        scene.rows.shelf?.put(put)
        #expect(scene.line.waitTime(at: scene.now) == .zero)
        _ = scene.turn()
        #expect(raised(scene.rows) == ["raised", "cleared"])
    }

    @Test func `records are looked at before the turn is asked anything about them`() throws {
        var scene = try Self.scene()
        let rows = scene.rows
        var looks: [Int] = []
        rows.decision = { [unowned rows] _, _ in
            looks.append(rows.looks)
            return .refused(["visit: expected a visit, found none"])
        }
        let before = rows.looks
        let request = RecordRequest([RecordSubmission(form: "visit-arrive", fields: [])], by: "Li")
        _ = scene.turn(after: .minutes(45), commands: [PendingCommand(.records(request)) { _ in }])
        #expect(looks == [before + 1] && rows.looks == before + 1)
    }

    @Test func `a restart rings nothing twice, and nothing is lost with a turn that failed`() throws {
        var scene = try Self.scene()
        _ = scene.turn(after: .minutes(39))
        scene.rows.refusals = 1
        _ = scene.turn(after: .minutes(6))
        #expect(raised(scene.rows) == [])
        for _ in 0..<3 { _ = scene.turn(after: .seconds(10)) }
        #expect(raised(scene.rows) == ["raised"])
        scene.line = try LineScene.open(
            broker: scene.broker, rows: scene.rows, profiles: Shipped.profiles(), now: scene.now + .seconds(1))
        scene.now = scene.now + .seconds(1)
        for _ in 0..<5 { _ = scene.turn(after: .minutes(1)) }
        #expect(raised(scene.rows) == ["raised"])
        #expect(scene.line.state.openAlarms.count { $0.key.rule == "VIS-1" } == 1)
    }

    /// An order for what the scene's bed had, of which the family is to know by the next day.
    private static func order(noticedAt: Timestamp? = nil) -> RecordPut {
        let today = CivilDate(of: LineScene.start)
        var row = RecordRow()
        row[AssetField.asset] = RecordID("a-1")
        row[AssetField.number] = 4
        row[SharedField.bed] = BedID("532901-000001")
        row[RecoveryField.noticeDue] = today.adding(1)
        row[RecoveryField.collectDue] = today.adding(15)
        row[RecoveryField.noticedAt] = noticedAt
        return RecordPut(.recoveryOrder, row)
    }

    private func recovery(_ rows: MemoryRows) -> [AlarmEdge] {
        rows.edges.filter { $0.alarm.key.rule == "AST-7" }
    }

    @Test func `a late notice is told once, on the morning after its day, and ends by itself`() throws {
        var scene = try LineScene { rows in
            var shelf = RecordShelf()
            shelf.put(Self.order())
            rows.shelf = shelf
        }
        let morning = CivilDate(of: LineScene.start).adding(2).start + .minutes(Int64(RecordReview.minuteOfDay))
        while scene.now < morning - .hours(1) {
            _ = scene.turn(after: .hours(1))
            #expect(recovery(scene.rows).isEmpty)
        }
        for _ in 0..<(24 * 5) { _ = scene.turn(after: .hours(1)) }
        #expect(recovery(scene.rows).map(\.cause.name) == ["raised"])
        let raised = try #require(recovery(scene.rows).first?.alarm)
        #expect(raised.raisedAt >= morning && raised.raisedAt <= morning + .hours(2))
        #expect(raised.priority == .p4 && raised.audience == .county)
        scene.rows.shelf?.put(Self.order(noticedAt: scene.now))
        for _ in 0..<26 { _ = scene.turn(after: .hours(1)) }
        #expect(recovery(scene.rows).map(\.cause.name) == ["raised", "cleared"])
        #expect(scene.line.state.openAlarms.allSatisfy { $0.key.rule != "AST-7" })
    }

    @Test func `a store without records is asked once an hour, and one that cannot be read is asked again`() throws {
        var scene = try LineScene()
        for _ in 0..<20 { _ = scene.turn(after: .seconds(30)) }
        #expect(scene.line.waitTime(at: scene.now) > .zero)
        scene = try Self.scene()
        scene.rows.refusesLooks = true
        let report = scene.turn(after: .minutes(45))
        #expect(report.counters.reviewsFailed == 1 && report.failure == nil)
        scene.rows.refusesLooks = false
        _ = scene.turn(after: .hours(1))
        _ = scene.turn()
        #expect(raised(scene.rows) == ["raised"])
    }

    @Test func `between looks the records are left alone`() throws {
        var scene = try Self.scene(.finished)
        for _ in 0..<5 { _ = scene.turn() }
        let before = scene.rows.looks
        for _ in 0..<100 { _ = scene.turn(after: .seconds(30)) }
        #expect(scene.rows.looks - before <= 2, "once an hour and once in the morning")
    }

    /// The case of whom the scene's bed serves.
    private static var served: RecordPut {
        var row = RecordRow()
        row[SharedField.careCase] = RecordID("c-1")
        row[SharedField.resident] = RecordID("r-1")
        row[SharedField.bed] = BedID("532901-000001")
        row[CaseField.state] = .inService
        row[CaseField.serviceFrom] = CivilDate(recordText: "2025-10-01")
        return RecordPut(.careCase, row)
    }

    @Test func `equipment that falls silent where nothing stands is told next morning, with no look at the records`()
        throws
    {
        var asset = RecordRow()
        asset[AssetField.asset] = RecordID("a-1")
        asset[AssetField.device] = DeviceID("x-1")
        asset[AssetField.state] = .inService
        asset[AssetField.since] = LineScene.start - .days(60)
        asset[SharedField.bed] = BedID("532901-000001")
        let puts = [Self.served, RecordPut(.asset, asset)]
        var scene = try LineScene { rows in
            var shelf = RecordShelf()
            shelf.gateway = ListeningGateway()
            for put in puts { shelf.put(put) }
            rows.shelf = shelf
        }
        let rows = scene.rows
        func told() -> Int { rows.edges.count { $0.alarm.key.rule == "AST-6" && $0.cause.name == "raised" } }
        let morning = CivilDate(of: LineScene.start).adding(3).start + .minutes(Int64(RecordReview.minuteOfDay))
        while scene.now + .hours(1) < morning { _ = scene.turn(after: .hours(1)) }
        #expect(told() == 0)
        let looks = try #require(rows.shelf).lookUps["careCase"]
        rows.shelf?.gateway = ListeningGateway(words: 0)
        for _ in 0..<3 { _ = scene.turn(after: .hours(1)) }
        #expect(told() == 1)
        #expect(try #require(rows.shelf).lookUps["careCase"] == looks)
    }

    @Test func `a bed where nothing stands is left alone until the day on which something is due, a week at most`()
        throws
    {
        var assessment = RecordRow()
        assessment[AbilityField.assessment] = RecordID("a-1")
        assessment[SharedField.resident] = RecordID("r-1")
        assessment[AbilityField.assessedOn] = CivilDate(recordText: "2025-05-18")
        assessment[AbilityField.dueOn] = CivilDate(recordText: "2025-11-18")
        let puts = [Self.served, RecordPut(.assessment, assessment)]
        var scene = try LineScene { rows in
            var shelf = RecordShelf()
            for put in puts { shelf.put(put) }
            rows.shelf = shelf
        }
        let rows = scene.rows
        func due() -> Int { rows.edges.count { $0.alarm.key.rule == "ASM-1" && $0.cause.name == "raised" } }
        let day = try #require(CivilDate(recordText: "2025-11-18"))
        while scene.now + .hours(1) < day.start + .hours(7) { _ = scene.turn(after: .hours(1)) }
        #expect(due() == 0)
        let looks = try #require(rows.shelf).lookUps["assessment"]
        #expect((1...3).contains(looks), "\(looks) looks on eleven mornings")
        for _ in 0..<3 { _ = scene.turn(after: .hours(1)) }
        #expect(due() == 1)
    }
}
