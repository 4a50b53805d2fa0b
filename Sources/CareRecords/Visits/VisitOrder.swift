internal import CareCore

/// The place of a visit among those of its resident: numbered without a gap, in the order of time, each with the
/// purpose that the plan gives to its number.
struct VisitOrder {
    let ordinal: Int64
    let others: [Visit]

    /// Looks up the other visits of the resident that stand.
    init(_ visit: RecordID, ordinal: Int64, of resident: RecordID, _ book: any RecordBook) throws {
        self.ordinal = ordinal
        others = try book.rows(.visit, where: [.equal(SharedField.resident, resident)]).compactMap(Visit.init)
            .filter { $0.id != visit && $0.state.stands }
    }

    /// What is wrong with number and purpose. A number that became free by cancelling or voiding is the next one.
    func faults(purpose: VisitPurpose?) -> [RecordFault] {
        var faults: [RecordFault] = []
        let taken = Set(others.map(\.ordinal))
        var next: Int64 = 1
        while taken.contains(next) { next += 1 }
        if ordinal != next {
            let holder = others.first { $0.ordinal == ordinal }
            let missing = "visit \(next) of this resident is not there yet"
            let hint = holder.map { "visit \(ordinal) of this resident is \($0.id)" } ?? missing
            faults.append(
                RecordFault(
                    VisitField.ordinal.name, expected: "\(next), the next visit of this resident", found: "\(ordinal)",
                    hint: hint))
        }
        let due = VisitPurpose(ordinal: ordinal)
        if let purpose, purpose != due {
            faults.append(
                RecordFault(
                    VisitField.purpose.name, expected: "\(due.rawValue) (\(due.title)) for visit \(ordinal)",
                    found: purpose.rawValue, hint: "each resident has one first, one second and one third visit"))
        }
        return faults
    }

    /// What is wrong with the time of a visit that takes place: earlier numbers must have ended, later ones may not
    /// have begun.
    func faults(arriving: Timestamp, leaving: Timestamp?) -> [RecordFault] {
        var faults: [RecordFault] = []
        for number in 1..<max(ordinal, 1) {
            guard let earlier = others.first(where: { $0.ordinal == number }), earlier.state.isFinished else {
                faults.append(
                    RecordFault(
                        VisitField.ordinal.name, expected: "visit \(number) of this resident finished first",
                        found: "visit \(ordinal)",
                        hint: "finish or record visit \(number), or cancel this one and plan it as visit \(number)"))
                continue
            }
            guard let end = earlier.endAt, end > arriving else { continue }
            faults.append(
                RecordFault(
                    VisitField.arrivedAt.name, expected: "a moment after visit \(number) (\(earlier.id)) had ended",
                    found: arriving.recordText))
        }
        if let leaving, let later = others.first(where: { $0.ordinal > ordinal && ($0.arrivedAt ?? leaving) < leaving })
        {
            faults.append(
                RecordFault(
                    VisitField.endAt.name, expected: "a moment before visit \(later.ordinal) (\(later.id)) began",
                    found: leaving.recordText))
        }
        return faults
    }
}
