internal import CareCore

/// What the records say of a thing that is paid, and what speaks against paying it.
struct PaidFacts {
    /// The day on which it was done; `nil` for an asset, which is bought and not done for anybody.
    private(set) var day: CivilDate?
    /// The day on which an asset was bought; `nil` for all else.
    private(set) var boughtOn: CivilDate?
    /// The case for which it was done; `nil` where it was done for none.
    private(set) var careCase: RecordRow?
    /// The bed for which it was done.
    private(set) var bed: BedID?
    /// The county whose property it is; `nil` for what is none.
    private(set) var county: CountyCode?
    /// What speaks against it.
    private(set) var faults: [RecordFault] = []

    /// Looks a thing up.
    /// - Parameters:
    ///   - thing: The thing.
    ///   - entry: The payment. The case that it names counts; without one it is looked for.
    ///   - book: The records.
    /// - Throws: What the book throws when it cannot be read.
    init(_ thing: PaidThing, in entry: RecordRow, _ book: any RecordBook) throws {
        let namedCase = try entry[SharedField.careCase].flatMap { try book.row(.careCase, key: [$0.stored]) }
        switch thing {
        case .visit(let key):
            guard let row = try book.row(.visit, key: [key.stored]), let visit = Visit(row) else {
                faults = [Self.unknown(thing)]
                return
            }
            day = (visit.endAt ?? visit.startAt).map { CivilDate(of: $0) }
            bed = visit.bed
            careCase = try book.row(.careCase, key: [visit.careCase.stored])
            faults = Self.visitFaults(visit)
        case .training(let key):
            guard let row = try book.row(.training, key: [key.stored]) else {
                faults = [Self.unknown(thing)]
                return
            }
            day = row[SharedField.on]
            bed = row[SharedField.bed]
            faults = Self.voidFaults(row, thing)
            guard let bed else { return }
            careCase = try namedCase ?? Self.choose(book.rows(.careCase, where: [.equal(SharedField.bed, bed)]), day)
            if let other = careCase?[SharedField.bed], other != bed { faults.append(Self.otherCase(careCase)) }
        case .assessment(let key):
            guard let row = try book.row(.assessment, key: [key.stored]), let resident = row[SharedField.resident]
            else {
                faults = [Self.unknown(thing)]
                return
            }
            day = row[AbilityField.assessedOn]
            faults = Self.voidFaults(row, thing)
            careCase =
                try namedCase
                ?? Self.choose(book.rows(.careCase, where: [.equal(SharedField.resident, resident)]), day)
            if let other = careCase?[SharedField.resident], other != resident {
                faults.append(Self.otherCase(careCase))
            }
        case .homeAssessment:
            take(namedCase, day: CaseField.homeAssessedOn, "a case whose home was assessed")
        case .retrofit:
            take(namedCase, day: CaseField.retrofitAcceptedOn, "a case whose retrofit was accepted")
        case .asset(let key):
            guard let row = try book.row(.asset, key: [key.stored]) else {
                faults = [Self.unknown(thing)]
                return
            }
            county = row[SharedField.county]
            boughtOn = row[AssetField.purchasedOn]
            careCase = namedCase
            bed = entry[SharedField.bed]
            if careCase == nil, let bed {
                careCase = Self.choose(
                    try book.rows(.careCase, where: [.equal(SharedField.bed, bed)]), entry[SharedField.on])
            }
            nameFaults(paid: entry[SharedField.on])
        }
        bed = bed ?? careCase?[SharedField.bed]
        endFaults()
    }

    /// A step of the case itself.
    private mutating func take(_ row: RecordRow?, day field: RecordField<CivilDate>, _ expected: String) {
        careCase = row
        day = row?[field]
        guard day == nil else { return }
        faults.append(RecordFault(SharedField.careCase.name, expected: expected, found: "no \(field.name)"))
    }

    /// What was done after the service ended is not paid; what was done before may be paid later.
    private mutating func endFaults() {
        guard let day, let ended = careCase?[CaseField.endedOn], day > ended else { return }
        faults.append(
            RecordFault(
                SharedField.on.name, expected: "something done until the end of the service, \(ended.recordText)",
                found: "something of \(day.recordText)",
                hint: "what was done after the end is not paid; what was done before may be paid later"))
    }

    /// What is bought or paid after the end is not paid in the name of that service; without case and bed the county
    /// pays for its own property at any time.
    private mutating func nameFaults(paid: CivilDate?) {
        guard let ended = careCase?[CaseField.endedOn], let last = [boughtOn, paid].compactMap(\.self).max(),
            last > ended
        else { return }
        faults.append(
            RecordFault(
                SharedField.on.name,
                expected: "an asset bought and paid until the end of the service, \(ended.recordText)",
                found: "one of \(last.recordText)",
                hint: "property of the county is paid without \(SharedField.careCase.name) and "
                    + "\(SharedField.bed.name)"))
    }

    private static func visitFaults(_ visit: Visit) -> [RecordFault] {
        let name = VisitField.visit.name
        guard visit.state.isFinished else {
            return [
                RecordFault(
                    name, expected: "a visit that took place and ended",
                    found: "\(visit.state.rawValue) (\(visit.state.title))")
            ]
        }
        var faults: [RecordFault] = []
        if !visit.counts {
            let odd = visit.anomalies.filter(\.preventsCounting).map(\.title).sorted().joined(separator: "、")
            faults.append(
                RecordFault(
                    name, expected: "a visit that counts", found: "a doubtful one\(odd.isEmpty ? "" : " (\(odd))")",
                    hint: "clear it up first: correct the visit, or void it"))
        }
        if visit.row[VisitField.subsidised] == false {
            faults.append(
                RecordFault(
                    name, expected: "a visit that public money pays for",
                    found: "one with \(VisitField.subsidised.name) no"))
        }
        return faults
    }

    private static func voidFaults(_ row: RecordRow, _ thing: PaidThing) -> [RecordFault] {
        guard row[VoidField.reason] != nil else { return [] }
        return [RecordFault(thing.field.name, expected: "one that is not voided", found: "a voided one")]
    }

    private static func unknown(_ thing: PaidThing) -> RecordFault {
        RecordFault(thing.field.name, expected: "one that is on record", found: thing.key.text)
    }

    private static func otherCase(_ row: RecordRow?) -> RecordFault {
        RecordFault(
            SharedField.careCase.name, expected: "the case for which it was done",
            found: row?[SharedField.careCase]?.text ?? "")
    }

    /// Of several cases the one that ran on that day; otherwise the last that had begun, or else the first.
    private static func choose(_ rows: [RecordRow], _ day: CivilDate?) -> RecordRow? {
        let ordered = rows.sorted {
            ($0[CaseField.screenedOn]?.day ?? .min, $0[SharedField.careCase]?.text ?? "")
                < ($1[CaseField.screenedOn]?.day ?? .min, $1[SharedField.careCase]?.text ?? "")
        }
        guard let day else { return ordered.last }
        let begun = ordered.filter { $0[CaseField.screenedOn].map { $0 <= day } ?? true }
        return begun.last { $0[CaseField.endedOn].map { $0 >= day } ?? true } ?? begun.last ?? ordered.first
    }
}
