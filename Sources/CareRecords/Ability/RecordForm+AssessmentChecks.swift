extension RecordForm {
    /// A standard does not hold before its day.
    static func standardFaults(_ standard: AbilityStandard, on day: CivilDate) -> [RecordFault] {
        guard standard == .national2022, AbilityStandard.standing(on: day) != .national2022 else { return [] }
        return [
            RecordFault(
                AbilityField.standard.name,
                expected: "\(AbilityStandard.civilAffairs2013.title) before "
                    + (AbilityStandard.nationalFrom?.recordText ?? ""),
                found: standard.title)
        ]
    }

    /// Who is in a coma has the lowest score of consciousness.
    static func comaFaults(
        _ row: RecordRow, _ scores: AbilityScores, _ standard: AbilityStandard
    ) -> [RecordFault] {
        guard row[AbilityField.conditions]?.words.contains(.coma) == true,
            let consciousness = scores.value(of: "意识水平", in: standard)
        else { return [] }
        let lowest = standard == .civilAffairs2013 ? 3 : 0
        guard consciousness != lowest else { return [] }
        return [
            RecordFault(
                AbilityField.conditions.name, expected: "coma only with \(lowest) for 意识水平",
                found: "coma with another score")
        ]
    }

    /// An assessor may know of more care-risk events than are on record, not of fewer.
    static func riskFaults(_ row: RecordRow, on day: CivilDate, _ book: any RecordBook) throws -> [RecordFault] {
        guard let resident = row[SharedField.resident] else { return [] }
        let first = day.adding(-AbilityResult.riskDays)
        let events = CareRiskEvent.events(
            try book.rows(.abnormalEvent, where: [.equal(SharedField.resident, resident)])
        ).filter { (first...day).contains($0.on) }
        guard Int64(events.count) > row[AbilityField.riskEvents] ?? 0 else { return [] }
        return [
            RecordFault(
                AbilityField.riskEvents.name,
                expected: "at least \(events.count), as on record from \(first.recordText): "
                    + events.map(\.row).joined(separator: ", "),
                found: row[AbilityField.riskEvents].map { _ in "fewer" } ?? "")
        ]
    }

    /// Two different people of the staff, employed on that day.
    static func assessorFaults(
        _ row: RecordRow, on day: CivilDate, _ book: any RecordBook
    ) throws -> [RecordFault] {
        let fields = [AbilityField.assessor, AbilityField.otherAssessor]
        let assessors = fields.compactMap { row[$0] }
        guard Set(assessors).count == fields.count else {
            return [
                RecordFault(
                    AbilityField.otherAssessor.name, expected: "two different assessors",
                    found: assessors.first?.text ?? "")
            ]
        }
        let staff = try assessors.compactMap { try book.row(.staff, key: [$0.stored]) }
        let numbers = staff.compactMap { $0[SharedField.identityNumber] }
        if numbers.count == fields.count, Set(numbers).count == 1 {
            return [
                RecordFault(
                    AbilityField.otherAssessor.name, expected: "two different assessors",
                    found: "two lines of one person")
            ]
        }
        return zip(fields, staff).compactMap { $1.fault($0, notEmployedOn: day) }
    }
}

extension RecordRow {
    /// What is wrong when a member of the staff was not with the provider on a day.
    func fault(_ field: RecordField<RecordID>, notEmployedOn day: CivilDate) -> RecordFault? {
        guard let from = self[StaffField.employedFrom] else { return nil }
        let until = self[StaffField.employedUntil]
        guard day < from || until.map({ day > $0 }) == true else { return nil }
        return RecordFault(
            field.name, expected: "somebody employed on \(day.recordText)",
            found: "\(self[SharedField.staff]?.text ?? ""), employed from \(from.recordText)"
                + (until.map { " until \($0.recordText)" } ?? ""))
    }
}
