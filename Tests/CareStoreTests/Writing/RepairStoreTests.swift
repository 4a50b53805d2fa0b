import CareCore
import GRDB
import Ingest
import TestSupport
import Testing

@testable import CareStore

/// The way of a problem in the store: read back as it was, and what the schema itself refuses.
@Suite struct RepairStoreTests {
    private static let bed = BedNumber(0)
    private static let id = OrderID(1)

    /// A problem of the mattress at that step; telemetry is what shows it mended.
    private static func problem(_ step: RepairStep, number: Int = 1) -> MaintenanceProblem {
        let at = Fixture.noon
        var problem = MaintenanceProblem(
            number: number, rule: "DEV-3", device: Fixture.mattress, alarm: AlarmID(1), priority: .p4, foundAt: at,
            lastAt: at + .hours(1), count: 2)
        if step >= .assigned {
            problem.assignment = RepairAssignment(at: at + .hours(2), by: "li", to: "wu", due: at + .days(2))
        }
        if step >= .mended {
            problem.mending = RepairMending(
                at: at + .hours(3), by: "wu", work: RepairWork(text: "w", parts: "CR2450", replacedBattery: true))
            problem.evidence = RepairEvidence(kind: .reading, at: at + .hours(4))
        }
        if step >= .accepted {
            problem.endedAt = at + .hours(4)
            problem.acceptance = RepairAcceptance(at: at + .hours(5), by: "wu", proof: .telemetry)
        }
        if step >= .signed { problem.signature = RepairSignature(at: at + .hours(6), by: "li", note: "") }
        return problem
    }

    private func store() throws -> OpenStore {
        let open = try OpenStore()
        try open.commit {
            $0.effects.alarmEdges = [Fixture.edge(Fixture.alarm(1, rule: "DEV-3"))]
            $0.effects.maintenance = [.opened(Self.id, bed: Self.bed, at: Fixture.noon)]
        }
        return open
    }

    @Test func `each step is read back as it was written`() throws {
        let open = try store()
        for step in RepairStep.allCases {
            let problem = Self.problem(step)
            try open.commit { $0.effects.maintenance = [.problem(Self.id, problem)] }
            let found = try #require(try open.store.reader.problems(of: Self.id).first)
            #expect(found.problem == problem && found.problem.step == step)
            #expect(found.device == DeviceID("m-1") && found.profile == "mattress")
        }
        var seen = Self.problem(.mended)
        seen.acceptance = RepairAcceptance(at: Fixture.noon + .hours(5), by: "li", proof: .inspection("green lamp"))
        try open.commit { $0.effects.maintenance = [.problem(Self.id, seen)] }
        #expect(try open.store.reader.problems(of: Self.id).first?.problem == seen)
    }

    @Test func `what comes back after acceptance is a second row, what is not accepted stands once`() throws {
        let open = try store()
        try open.commit {
            $0.effects.maintenance = [
                .problem(Self.id, Self.problem(.accepted)), .problem(Self.id, Self.problem(.found, number: 2)),
            ]
        }
        #expect(try open.store.reader.problems(of: Self.id).map(\.problem.number) == [1, 2])
        #expect(throws: CommitError.self) {
            try open.commit { $0.effects.maintenance = [.problem(Self.id, Self.problem(.found, number: 3))] }
        }
        #expect(try open.count("maintenanceProblem") == 2)
    }

    @Test func `what a person reported is read back, of a device and of a thing that is none`() throws {
        let open = try store()
        var reports: [MaintenanceProblem] = []
        for (index, thing) in [nil, "k-4", "k-5"].enumerated() {
            var problem = MaintenanceProblem(
                number: index + 1, rule: MaintenanceProblem.reportRule, device: thing == nil ? Fixture.mattress : nil,
                alarm: nil, priority: .p4, foundAt: Fixture.noon, lastAt: Fixture.noon)
            problem.report = RepairReport(by: "li", text: "nobody lies on it", thing: thing)
            reports.append(problem)
        }
        try open.commit { $0.effects.maintenance = reports.map { .problem(Self.id, $0) } }
        let reader = open.store.reader
        #expect(try reader.problems(of: Self.id).map(\.problem) == reports)
        let bed = try #require(BedID("532901-000001"))
        #expect(try reader.ordersOfThings() == [bed: ["k-4": Self.id, "k-5": Self.id]])
        var again = MaintenanceProblem(
            number: 4, rule: MaintenanceProblem.reportRule, device: nil, alarm: nil, priority: .p4,
            foundAt: Fixture.noon, lastAt: Fixture.noon)
        again.report = reports[1].report
        #expect(throws: CommitError.self) {
            try open.commit { $0.effects.maintenance = [.problem(Self.id, again)] }
        }
        for sql in [
            "UPDATE maintenanceProblem SET report = NULL", "UPDATE maintenanceProblem SET alarm = 1",
            "UPDATE maintenanceProblem SET thing = NULL", "UPDATE maintenanceProblem SET reportedBy = ''",
        ] {
            #expect(throws: DatabaseError.self, "\(sql)") { try open.store.pool.write { try $0.execute(sql: sql) } }
        }
    }

    @Test(arguments: [
        "UPDATE maintenanceProblem SET signedAt = 1, signedBy = 'li', signNote = ''",
        "UPDATE maintenanceProblem SET acceptedAt = 1, acceptedBy = 'li', proof = 1",
        "UPDATE maintenanceProblem SET acceptedAt = 1, acceptedBy = 'li', proof = 2",
        "UPDATE maintenanceProblem SET mendedAt = 1, mendedBy = 'wu', work = 'w', parts = '', replacedBattery = 0",
        "UPDATE maintenanceProblem SET assignedAt = 1", "UPDATE maintenanceProblem SET evidence = 2, evidenceAt = NULL",
    ])
    func `a step without the one before it is refused by the schema`(sql: String) throws {
        let open = try store()
        try open.commit { $0.effects.maintenance = [.problem(Self.id, Self.problem(.found))] }
        #expect(throws: DatabaseError.self) { try open.store.pool.write { try $0.execute(sql: sql) } }
    }

    @Test func `a signature of who mended it, or evidence from before the mending, is refused by the schema`() throws {
        let open = try store()
        try open.commit { $0.effects.maintenance = [.problem(Self.id, Self.problem(.signed))] }
        for sql in [
            "UPDATE maintenanceProblem SET signedBy = 'wu'", "UPDATE maintenanceProblem SET evidenceAt = mendedAt - 1",
        ] {
            #expect(throws: DatabaseError.self) { try open.store.pool.write { try $0.execute(sql: sql) } }
        }
    }

    @Test func `problems of an earlier schema are numbered within their orders`() throws {
        let folder = try TemporaryFolder()
        do {
            let store = try Store.open(StoreConfiguration(path: folder.database), schema: 14)
            try store.pool.write { try $0.execute(sql: Self.earlierRows) }
        }
        let open = try OpenStore(folder, registry: false)
        #expect(
            try open.rows("SELECT maintenanceOrder, number, rule, endedAt FROM maintenanceProblem")
                == ["1|1|DEV-3|-", "1|2|BAT-1|9", "2|1|DEV-3|-"])
        #expect(try open.store.reader.problems(of: OrderID(1)).map(\.problem.step) == [.found, .found])
    }

    private static let earlierRows = """
        INSERT INTO household (number, identity, county) VALUES (0, 'h0', 532901);
        INSERT INTO bed (number, identity, household, facts) VALUES (0, '532901-000001', 0, 0);
        INSERT INTO bed (number, identity, household, facts) VALUES (1, '532901-000002', 0, 0);
        INSERT INTO device VALUES (0, 'm-1', 532901, 'mattress');
        INSERT INTO alarm (number, rule, subjectKind, subject, isTest, raisedAt, receivedAt, isLate, latches, priority,
            audience, state, work, count, lastAt, edge)
            VALUES (1, 'DEV-3', 3, 0, 0, 1, 1, 0, 0, 4, 3, 0, 1, 1, 1, 1);
        INSERT INTO maintenanceOrder (number, bed, openedAt) VALUES (1, 0, 5), (2, 1, 6);
        INSERT INTO maintenanceProblem (number, maintenanceOrder, rule, device, alarm, priority, foundAt, lastAt, count,
            endedAt) VALUES (4, 1, 'DEV-3', 0, 1, 4, 5, 5, 1, NULL), (5, 2, 'DEV-3', 0, 1, 4, 6, 7, 2, NULL),
            (6, 1, 'BAT-1', 0, 1, 4, 8, 8, 1, 9);
        """

    @Test func `problems since a moment are those found since, and all of open orders`() throws {
        let open = try store()
        try open.commit { $0.effects.maintenance = [.problem(Self.id, Self.problem(.signed))] }
        #expect(try open.store.reader.problems(since: Fixture.noon + .days(1)).count == 1)
        try open.commit {
            $0.effects.maintenance = [.closed(Self.id, at: Fixture.noon + .hours(7), by: "li", note: "n")]
        }
        #expect(try open.store.reader.problems(since: Fixture.noon).count == 1)
        #expect(try open.store.reader.problems(since: Fixture.noon + Milliseconds(1)) == [])
    }
}
