internal import CareCore

/// Who serves a visit: at least two different people of the provider who are qualified on the day, each at one place at
/// a time.
struct VisitStaffing {
    let visit: RecordID
    let resident: RecordID
    let provider: ProviderCode
    let staff: [RecordID]
    /// The time that the visit takes of them.
    let from: Timestamp
    let until: Timestamp

    /// The lines of the visit's staff, and what is wrong with the people.
    func lines(_ book: any RecordBook) throws -> (puts: [RecordPut], faults: [RecordFault]) {
        var puts: [RecordPut] = []
        var faults: [RecordFault] = []
        if staff.count < VisitLimits.fewestStaff {
            faults.append(
                RecordFault(
                    VisitField.staff.name, expected: "at least two different people",
                    found: staff.map(\.text).joined(separator: " "),
                    hint: "the plan has no visit by one person alone"))
        }
        var numbers: [StoredValue: RecordID] = [:]
        for person in staff {
            guard let row = try book.row(.staff, key: [person.stored]) else {
                faults.append(RecordFault(VisitField.staff.name, expected: "registered staff", found: person.text))
                continue
            }
            if let fault = fault(of: person, row) { faults.append(fault) }
            let number = row[name: SharedField.identityNumber.name]
            if let twin = numbers.updateValue(person, forKey: number) {
                faults.append(
                    RecordFault(
                        VisitField.staff.name, expected: "different people",
                        found: "\(twin) and \(person), who have one identity number"))
            }
            let line = RecordRow().with(VisitField.visit, visit).with(SharedField.staff, person)
                .with(StaffField.qualification, row[StaffField.qualification])
                .with(StaffField.certificate, row[StaffField.certificate])
                .with(VisitLineField.busyFrom, from).with(VisitLineField.busyUntil, until)
            puts.append(RecordPut(.visitStaff, line))
        }
        return (puts, faults)
    }

    private func fault(of person: RecordID, _ row: RecordRow) -> RecordFault? {
        let day = CivilDate(of: from)
        func fault(_ expected: String, _ found: String, _ hint: String = "") -> RecordFault {
            RecordFault(VisitField.staff.name, expected: expected, found: "\(person), \(found)", hint: hint)
        }
        if let other = row[SharedField.provider], other != provider {
            return fault("staff of provider \(provider)", "staff of \(other)")
        }
        if let first = row[StaffField.employedFrom], day < first {
            return fault("staff employed on \(day.recordText)", "employed from \(first.recordText)")
        }
        if let last = row[StaffField.employedUntil], day > last {
            return fault("staff employed on \(day.recordText)", "employed until \(last.recordText)")
        }
        if row[StaffField.qualification]?.countsForVisits != true {
            return fault(
                "a care worker's level or another licence", "without one",
                "send somebody who is qualified, or enter the certificate")
        }
        if let last = row[StaffField.validUntil], day > last {
            return fault(
                "a certificate valid on \(day.recordText)", "valid until \(last.recordText)",
                "enter the renewed certificate, or send somebody else")
        }
        return nil
    }

    /// Who of the staff is on another visit in that time. A couple in one home may be served together. A plan is
    /// compared with other plans too, what took place only with what took place.
    func clashes(_ book: any RecordBook, isPlan: Bool) throws -> [(person: RecordID, other: Visit)] {
        var found: [(person: RecordID, other: Visit)] = []
        for person in staff {
            let names = try lines(of: person, book)
            for other in try visits(of: names, book) where isPlan ? other.state.stands : other.state.isFinished {
                guard !Set(other.staff).isDisjoint(with: names), try !isSameHome(other.resident, book) else { continue }
                found.append((person, other))
            }
        }
        return found
    }

    /// All identities of one person: who rose, or works for two providers, has several.
    private func lines(of person: RecordID, _ book: any RecordBook) throws -> Set<RecordID> {
        guard let number = try book.row(.staff, key: [person.stored])?[SharedField.identityNumber] else {
            return [person]
        }
        let lines = try book.rows(.staff, where: [.equal(SharedField.identityNumber, number)])
        return Set(lines.compactMap { $0[SharedField.staff] }).union([person])
    }

    /// Other visits to which one of them was ever assigned and which overlap this one, in order.
    private func visits(of names: Set<RecordID>, _ book: any RecordBook) throws -> [Visit] {
        var found: [Visit] = []
        for name in names.sorted() {
            let lines = try book.rows(
                .visitStaff,
                where: [
                    .equal(SharedField.staff, name), .below(VisitLineField.busyFrom, until),
                    .atLeast(VisitLineField.busyFrom, from - VisitLimits.believable),
                ])
            for line in lines {
                guard let end = line[VisitLineField.busyUntil], end > from, let id = line[VisitField.visit],
                    id != visit, let other = try book.row(.visit, key: [id.stored]).flatMap(Visit.init)
                else { continue }
                found.append(other)
            }
        }
        return found
    }

    /// The faults of `clashes`.
    func clashFaults(_ book: any RecordBook, isPlan: Bool) throws -> [RecordFault] {
        try clashes(book, isPlan: isPlan).map { person, other in
            RecordFault(
                VisitField.staff.name, expected: "people who are on one visit at a time",
                found: "\(person), on visit \(other.id) then",
                hint: "choose somebody else or another time; if visit \(other.id) is recorded wrongly, void it first")
        }
    }

    private func isSameHome(_ other: RecordID, _ book: any RecordBook) throws -> Bool {
        guard other != resident else { return false }
        let homes = try [resident, other].map { try book.row(.resident, key: [$0.stored])?[SharedField.household] }
        return homes[0] != nil && homes[0] == homes[1]
    }
}
