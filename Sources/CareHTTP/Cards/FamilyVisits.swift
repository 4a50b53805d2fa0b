internal import CareCore
internal import CareRecords
internal import CareStore
internal import CareWire

/// The visits that a family asks about: the last one that took place, and the one that comes or goes on.
struct FamilyVisits: Equatable {
    /// A visit as a family reads of it: when, and how far it has come.
    struct Visit: Equatable {
        let state: VisitState
        let from: Timestamp?
        let until: Timestamp?

        fileprivate var fields: Fields {
            Fields { fields in
                fields.put("state", state.rawValue)
                fields.put("from", from)
                fields.put("until", until)
            }
        }
    }

    let last: Visit?
    /// One that goes on, or the first that is planned from today on: what was planned for earlier did not take place.
    let next: Visit?

    /// Reads those of whom a bed serves now: who lay in it before had another family.
    /// - Throws: What `book` throws.
    init(of bed: BedID, in book: any RecordBook, today: CivilDate) throws {
        let id = try book.careCase(servedAt: bed)?[SharedField.careCase]
        let rows = try id.map { try book.openRows(.visit, where: [.equal(SharedField.careCase, $0)]) } ?? []
        self.init(rows, today: today)
    }

    /// Chooses among the visits of a case.
    init(_ rows: [RecordRow], today: CivilDate) {
        last = Self.inOrder(rows, VisitField.startAt, VisitField.endAt) { $0.isFinished }.last
        let running = Self.inOrder(rows, VisitField.arrivedAt, VisitField.plannedEnd) {
            $0 == .arrived || $0 == .inService
        }
        let planned = Self.inOrder(rows, VisitField.plannedStart, VisitField.plannedEnd) {
            $0 == .planned || $0 == .dispatched
        }
        next = running.last ?? planned.first { $0.from.map { $0 >= today.start } ?? false }
    }

    /// Visits in those states with their beginning and end, the earliest first.
    private static func inOrder(
        _ rows: [RecordRow], _ from: RecordField<Timestamp>, _ until: RecordField<Timestamp>,
        _ isWanted: (VisitState) -> Bool
    ) -> [Visit] {
        rows.compactMap { row in
            guard let state = row[VisitField.state], isWanted(state) else { return nil }
            return Visit(state: state, from: row[from], until: row[until])
        }.sorted { ($0.from ?? .epoch) < ($1.from ?? .epoch) }
    }

    /// Puts both among the fields of a day.
    func put(into fields: inout Fields) {
        fields.put("last_visit", last?.fields)
        fields.put("next_visit", next?.fields)
    }
}
