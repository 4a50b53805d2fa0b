internal import CareCore
internal import GRDB

/// From when on raw readings are still there.
struct RetentionMarks {
    private let minutes: [Int64: Int64]

    init(_ db: Database) throws {
        var minutes: [Int64: Int64] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT class, minute FROM retentionMark") { minutes[row[0]] = row[1] }
        self.minutes = minutes
    }

    /// Whether nothing was deleted yet of what the device said from `moment` on; class 0 stands for all.
    func keep(_ witness: BedWitness, from moment: Timestamp) -> Bool {
        let minute = ReadingKey(moment).minute
        return [0, witness.deviceClass].allSatisfy { minutes[$0, default: .min] <= minute }
    }
}
