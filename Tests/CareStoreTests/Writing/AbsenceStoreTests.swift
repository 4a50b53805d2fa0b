import CareCore
import CareRecords
import Ingest
import Testing

@testable import CareStore

/// Absences stay after the list of what holds alarms back has forgotten them.
@Suite struct AbsenceStoreTests {
    private static func absence(
        _ kind: AbsenceKind = .hospital, from: Timestamp = Fixture.noon, until: Timestamp? = nil
    ) -> Suppression {
        var absence = Suppression(kind: .absence, reason: "住院", by: "Li")
        absence.subject = .place(.bed(BedNumber(0)))
        absence.absence = kind
        absence.from = from
        absence.until = until
        return absence
    }

    private static func back(by person: String) -> AuditRow {
        AuditRow(at: Fixture.noon, by: person, action: "back", subject: "bed 532901-000001", detail: "")
    }

    @Test func `an absence is kept with who began and who ended it`() throws {
        let open = try OpenStore()
        try open.commit { $0.suppressions = [Self.absence()] }
        #expect(try open.store.reader.absences().map(\.endedAt) == [nil])
        let end = Fixture.noon + .days(3)
        try open.commit(at: end) { batch in
            batch.suppressions = []
            batch.effects.audit = [Self.back(by: "Wang")]
        }
        let kept = try #require(try open.store.reader.absences().first)
        #expect(kept.kind == .hospital && kept.from == Fixture.noon && kept.endedAt == end)
        #expect(kept.by == "Li" && kept.endedBy == "Wang" && !kept.wasEndedByPresence)
    }

    @Test func `the same list again, as after a restart, doubles nothing, and a new reason is kept`() throws {
        let open = try OpenStore()
        try open.commit { $0.suppressions = [Self.absence(.away)] }
        try open.commit { $0.suppressions = [Self.absence(.away)] }
        try open.commit { $0.suppressions = [Self.absence(.hospital)] }
        #expect(try open.store.reader.absences().map(\.kind) == [.hospital])
    }

    @Test func `one that ends by its time ends then, one that ends by itself before was ended by presence`() throws {
        let open = try OpenStore()
        let until = Fixture.noon + .hours(5)
        try open.commit { $0.suppressions = [Self.absence(until: until)] }
        try open.commit(at: until + .seconds(3)) { $0.suppressions = [] }
        var kept = try open.store.reader.absences()
        #expect(kept.map(\.endedAt) == [until] && kept.map(\.wasEndedByPresence) == [false])
        try open.commit(at: until + .hours(1)) { $0.suppressions = [Self.absence(from: until + .hours(1))] }
        try open.commit(at: until + .hours(9)) { $0.suppressions = [] }
        kept = try open.store.reader.absences(from: until + .hours(2))
        #expect(kept.map(\.wasEndedByPresence) == [true])
        let range = try #require(kept.first).range(until: until + .days(9))
        #expect(range == until + .hours(1)..<until + .hours(9))
    }

    @Test func `absences are found by bed and time`() throws {
        let open = try OpenStore()
        try open.commit { $0.suppressions = [Self.absence()] }
        let reader = open.store.reader
        let bed = try #require(BedID("532901-000001"))
        let other = try #require(BedID("532901-000002"))
        #expect(try reader.absences(of: bed).count == 1)
        #expect(try reader.absences(of: other).isEmpty)
        #expect(try reader.absences(until: Fixture.noon).isEmpty)
    }

    @Test func `what a device measured while it served another bed is not told of this one`() throws {
        let open = try OpenStore()
        let moved = Fixture.noon + .hours(1)
        try open.commit(at: moved) { batch in
            batch.effects.registry = [
                .assignmentEnded(Fixture.mattress, at: moved),
                .assignmentStarted(Fixture.mattress, Assignment(place: .bed(BedNumber(1)), from: moved)),
            ]
            batch.effects.readings = [
                Fixture.reading(at: moved - .minutes(5)), Fixture.reading(at: moved + .minutes(5)),
            ]
        }
        for (bed, at) in [("532901-000001", moved - .minutes(5)), ("532901-000002", moved + .minutes(5))] {
            let bed = try #require(BedID(bed))
            let seen = try open.store.reader.measuredSightings(
                of: bed, from: moved - .hours(1), until: moved + .hours(1))
            #expect(seen.map(\.at) == [at])
        }
    }
}
