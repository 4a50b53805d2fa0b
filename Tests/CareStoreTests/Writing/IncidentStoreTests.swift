import CareCore
import CareRecords
import GRDB
import Ingest
import Testing

@testable import CareStore

/// Incidents are read back as they were, in the transaction of their alarms, and kept.
@Suite struct IncidentStoreTests {
    private static let one = IncidentID(1)

    private func incident(
        _ id: IncidentID = one, isDrill: Bool = false, at moment: Timestamp = Fixture.noon
    ) throws
        -> IncidentChange
    {
        // Made by the core, which alone makes incidents: beds 0 to 2 of the fixture's registry in one township.
        var state = GatewayState(profiles: Fixture.profiles)
        var effects = Effects()
        let county = try #require(CountyCode(532_901))
        let lines = try (1...3).map { number in
            AssignmentImport(
                line: 2, county: county, bed: try #require(BedID(county: county, number: Int32(number))),
                device: try #require(DeviceID("m-\(number)")), profile: "mattress", since: moment - .days(1),
                township: "532901100")
        }
        _ = state.apply(.importAssignments(lines), at: moment, into: &effects)
        let township = try #require(TownshipCode("532901100"))
        for number in 1...id.number {
            let open = IncidentCommand.open(.earthquake, township, drill: isDrill ? .minutes(60) : nil, note: "晨")
            _ = state.apply(.incident(open, by: "li"), at: moment, into: &effects)
            if number < id.number {
                _ = state.apply(
                    .incident(.close(IncidentID(number), note: "n"), by: "li"), at: moment, into: &effects)
            }
        }
        return try #require(
            effects.incidents.last { if case .opened(let incident) = $0 { incident.id == id } else { false } })
    }

    @Test func `an incident comes back with its beds, its alarms and its problems`() throws {
        let open = try OpenStore()
        let opened = try incident()
        try open.commit {
            $0.effects.alarmEdges = [Fixture.edge(Fixture.alarm(1))]
            $0.effects.incidents = [opened, .alarm(Self.one, AlarmID(1))]
        }
        let reader = open.store.reader
        let record = try #require(try reader.incidents(openOnly: true, .everything).first)
        #expect(record.id == Self.one && record.kind == .earthquake && record.note == "晨" && !record.isDrill)
        #expect(record.beds == 3 && record.reached == 0 && record.alarms == 1 && record.closedAt == nil)
        let contact = IncidentContact(at: Fixture.noon + .minutes(2), by: "王", way: .visit, note: "好")
        let found = IncidentProblem.Deed(at: Fixture.noon, by: "li", text: "no key")
        var problem = IncidentProblem(number: 1, found: found)
        try open.commit {
            $0.effects.incidents = [
                .bed(Self.one, BedNumber(1), IncidentBed(heardAt: Fixture.noon, contact: contact)),
                .bed(Self.one, BedNumber(2), IncidentBed(pressedAt: Fixture.noon)), .problem(Self.one, problem),
            ]
        }
        let beds = try reader.beds(of: Self.one, scope: .everything)
        #expect(beds.map(\.standing.standing) == [.notReached, .answered, .pressed])
        #expect(beds[1].standing.contact == contact && beds[0].risk == .alone)
        #expect(IncidentBedRecord.missing(among: beds).map(\.bed.number) == [3, 1])
        #expect(try reader.incident(Self.one, scope: .everything)?.openProblems == 1)
        let done = IncidentProblem.Deed(at: Fixture.noon + .days(1), by: "sun", text: "key")
        problem = IncidentProblem(
            number: 1, found: found, rectified: done,
            accepted: IncidentProblem.Deed(at: Fixture.noon + .days(2), by: "chief", text: ""))
        try open.commit {
            $0.effects.incidents = [
                .problem(Self.one, problem),
                .closed(Self.one, at: Fixture.noon + .hours(1), by: "li", note: "all reached"),
            ]
        }
        #expect(try reader.problems(of: Self.one) == [problem])
        #expect(try reader.incidents(openOnly: true, .everything) == [])
        let closed = try #require(try reader.incident(Self.one, scope: .everything))
        #expect(closed.closedBy == "li" && closed.conclusion == "all reached" && closed.openProblems == 0)
        #expect(try reader.incident(IncidentID(2), scope: .everything) == nil)
        #expect(try open.count("incidentView") == 3)
    }

    @Test func `a second open incident of a township is refused by the schema, and its transaction leaves nothing`()
        throws
    {
        let open = try OpenStore()
        let (first, second) = (try incident(), try incident(IncidentID(2)))
        try open.commit { $0.effects.incidents = [first] }
        #expect(throws: CommitError.self) {
            try open.commit {
                $0.effects.alarmEdges = [Fixture.edge(Fixture.alarm(1))]
                $0.effects.incidents = [second]
            }
        }
        #expect(try open.count("alarm") == 0)
        #expect(try open.count("incident") == 1)
    }

    @Test func `an acceptance by who put it right is refused by the schema`() throws {
        let open = try OpenStore()
        let opened = try incident()
        let deed = IncidentProblem.Deed(at: Fixture.noon, by: "li", text: "x")
        #expect(throws: CommitError.self) {
            try open.commit {
                $0.effects.incidents = [
                    opened,
                    .problem(Self.one, IncidentProblem(number: 1, found: deed, rectified: deed, accepted: deed)),
                ]
            }
        }
    }

    @Test func `the presses of a drill stand in no count`() throws {
        let open = try OpenStore()
        try open.commit {
            $0.effects.alarmEdges = [Fixture.edge(Fixture.alarm(1)), Fixture.edge(Fixture.alarm(2, isTest: true))]
        }
        #expect(try open.store.reader.overview(heardSince: Fixture.noon).openAlarms == [.p1: 1])
        #expect(try open.store.reader.badActors(since: Fixture.midnight).map(\.times) == [1])
    }

    @Test func `a closed drill counts for the county, and one that is open or real for nobody`() throws {
        let open = try OpenStore()
        let drill = try incident(isDrill: true)
        let reader = open.store.reader
        let due = { try reader.drillsDue().map { ($0.county.number, $0.beds, $0.lastDrill) } }
        try open.commit { $0.effects.incidents = [drill] }
        #expect(try due().map(\.1) == [3])
        #expect(try due().map(\.2) == [nil])
        try open.commit {
            $0.effects.incidents = [.closed(Self.one, at: Fixture.noon + .hours(1), by: "li", note: "n")]
        }
        let row = try #require(try reader.drillsDue().first)
        #expect(row.lastDrill == Fixture.noon && row.county.number == 532_901)
        #expect(!row.isDue(at: Fixture.noon + .days(182)))
        #expect(row.isDue(at: Fixture.noon + .days(183)))
        let real = try incident(IncidentID(2))
        try open.commit(at: Fixture.noon + .days(200)) { $0.effects.incidents = [real] }
        try open.commit(at: Fixture.noon + .days(200)) {
            $0.effects.incidents = [.closed(IncidentID(2), at: Fixture.noon + .days(200), by: "li", note: "n")]
        }
        #expect(try reader.drillsDue().map(\.lastDrill) == [Fixture.noon])
    }

    @Test func `a message about an incident says which, and housekeeping leaves the record`() throws {
        let open = try OpenStore()
        let opened = try incident(isDrill: true)
        let note = CareCore.Notification(
            id: NotificationID(1), purpose: .raised, alarm: nil, edge: 0, role: "operator", recipient: "op",
            channel: "sms", address: "1", priority: .p2, at: Fixture.noon, notBefore: Fixture.noon, isDrill: true,
            incident: Self.one)
        try open.commit {
            $0.effects.incidents = [opened]
            $0.effects.notifications = [note]
        }
        let waiting = try #require(try open.store.reader.dueNotifications(of: "sms", at: Fixture.noon).first)
        #expect(waiting.notification == note && waiting.kind == .earthquake && waiting.township == "532901100")
        try open.maintain(at: Fixture.noon + .days(5 * 366))
        #expect(try open.count("incident") == 1 && open.count("incidentBed") == 3)
    }
}
