/// Checks of first and last days.
enum PeriodFaults {
    /// A fault when the last day lies before the first.
    static func find(
        _ row: RecordRow, from: RecordField<CivilDate>, until: RecordField<CivilDate>
    ) -> [RecordFault] {
        guard let first = row[from], let last = row[until], last < first else { return [] }
        return [
            RecordFault(
                until.name, expected: "\(from.name) (\(first.recordText)) or later", found: last.recordText)
        ]
    }

    /// A fault when the day lies in the future.
    static func future(_ row: RecordRow, _ field: RecordField<CivilDate>, today: CivilDate) -> [RecordFault] {
        guard let day = row[field], day > today else { return [] }
        return [
            RecordFault(field.name, expected: "today (\(today.recordText)) or earlier", found: day.recordText)
        ]
    }
}
