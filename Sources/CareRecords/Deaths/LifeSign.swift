/// Something on record that only happens to the living, or is only paid for them: a visit, a payment, a vital sign.
public struct LifeSign: Hashable, Sendable {
    /// The table of the row: `visit`, `reading`.
    public let table: String
    /// The key of the row.
    public let key: String
    /// For whom.
    public let resident: RecordID
    /// The day.
    public let on: CivilDate

    /// Makes a sign.
    public init(table: String, key: String, resident: RecordID, on: CivilDate) {
        self.table = table
        self.key = key
        self.resident = resident
        self.on = on
    }

    /// Visits whose staff says that it saw the resident; planned, cancelled and voided ones are none.
    public static func visits(_ rows: [RecordRow]) -> [LifeSign] {
        signs(rows, of: .visit) {
            $0[SharedField.resident].map { [$0] } ?? []
        } day: { row in
            guard row[VisitField.state] != .void, row[VisitField.state] != .cancelled else { return nil }
            return (row[VisitField.startAt] ?? row[VisitField.arrivedAt]).map { CivilDate(of: $0) }
        }
    }

    /// Signs of life that devices measured: the first of each device and day.
    /// - Parameters:
    ///   - sightings: What the devices of the resident's bed measured.
    ///   - resident: Whose bed it is.
    /// - Returns: One sign for each device and day, in order of time.
    public static func vitals(_ sightings: [BedSighting], of resident: RecordID) -> [LifeSign] {
        var seen: Set<String> = []
        return sightings.sorted(by: BedSighting.isBefore).compactMap { sighting in
            guard sighting.kind == .vital || sighting.kind == .measurement else { return nil }
            let day = CivilDate(of: sighting.at)
            guard seen.insert("\(sighting.device) \(day.recordText)").inserted else { return nil }
            return LifeSign(
                table: "reading", key: "\(sighting.device) \(sighting.at.recordText)", resident: resident, on: day)
        }
    }

    /// Reads rows of a table that say for whom and when something happened.
    /// - Parameters:
    ///   - rows: Rows of the table; those without a moment are left out.
    ///   - table: The table.
    ///   - resident: For whom a row is; several for a couple.
    ///   - day: The day of a row; `nil` when nothing happened, as with a visit that is only planned.
    /// - Returns: One sign for each row and resident.
    public static func signs(
        _ rows: [RecordRow], of table: RecordTable, resident: (RecordRow) -> [RecordID],
        day: (RecordRow) -> CivilDate?
    ) -> [LifeSign] {
        rows.flatMap { row -> [LifeSign] in
            guard let on = day(row) else { return [] }
            let key = table.key.map { $0.text(row[name: $0.name]) ?? "" }.joined(separator: " ")
            return resident(row).map { LifeSign(table: table.name, key: key, resident: $0, on: on) }
        }
    }
}
