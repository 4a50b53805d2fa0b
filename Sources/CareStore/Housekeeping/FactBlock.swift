internal import CareCore
internal import GRDB

/// The daily facts of up to 32 neighbouring devices, folded in one pass over the day's minutes.
///
/// Readings lie by minute, so a device alone would cost 1,440 look-ups a day; neighbours share them.
struct FactBlock {
    private static let size: Int64 = 32
    /// Minutes looked up in one step at most.
    private static let minutesPerStep: Int64 = 1_500

    private let day: Int32
    private let numbers: ClosedRange<Int64>
    private var folds: [DeviceDay?]
    private let end: Int64
    private var minute: Int64

    /// What the list holds.
    enum Next {
        /// Nothing.
        case none
        /// Only facts that cannot be made again, because their readings were deleted: they stay as they are and have
        /// left the list.
        case passedOver
        /// Devices to be folded.
        case block(FactBlock)
    }

    /// Takes the next devices on the list, in a transaction of its own.
    static func next(_ db: Database) throws -> Next {
        let first = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT day, number FROM factDue WHERE kind = ? ORDER BY day, number LIMIT 1"),
            arguments: [FactQueue.deviceKind])
        guard let first else { return .none }
        var next = Next.passedOver
        try db.inTransaction(.immediate) {
            if let block = try FactBlock(db, day: first[0], first: first[1]) { next = .block(block) }
            return .commit
        }
        return next
    }

    /// - Returns: `nil` when none of the devices can be folded; then they have left the list.
    private init?(_ db: Database, day: Int32, first: Int64) throws {
        self.day = day
        numbers = first...(first + Self.size - 1)
        folds = Array(repeating: nil, count: Int(Self.size))
        let minutes = ReadingKey.minutes(ofDay: day)
        (minute, end) = (minutes.lowerBound, minutes.upperBound)
        let due = try Int64.fetchAll(
            db, sql: "SELECT number FROM factDue WHERE day = ? AND kind = ? AND number BETWEEN ? AND ?",
            arguments: [day, FactQueue.deviceKind, numbers.lowerBound, numbers.upperBound])
        var isEmpty = true
        for number in due {
            if let fold = try DeviceDay.begin(db, day: day, device: number) {
                folds[Int(number - numbers.lowerBound)] = fold
                isEmpty = false
            } else {
                try FactQueue.remove(FactQueue.deviceKind, number, day: day, db)
            }
        }
        if isEmpty { return nil }
    }

    /// Whether the device's day is being folded.
    func includes(_ device: DeviceNumber, day: Int32) -> Bool {
        day == self.day && numbers.contains(Int64(device.index))
    }

    /// Reads on.
    /// - Returns: Whether the day is read to its end.
    mutating func read(_ db: Database) throws -> Bool {
        let select = try HotStatement(
            db,
            """
            SELECT device, metric, millisecond, value, quality FROM reading
            WHERE minute = ? AND device BETWEEN ? AND ?
            """)
        let stop = min(end, minute + Self.minutesPerStep)
        var rows = 0
        while minute < stop && rows < Housekeeping.rowsPerStep {
            select.bind(1, minute)
            select.bind(2, numbers.lowerBound)
            select.bind(3, numbers.upperBound)
            try select.forEachRow { row in
                rows += 1
                folds[Int(row.integer(0) - numbers.lowerBound)]?.add(
                    metric: row.integer(1),
                    at: ReadingKey.moment(minute: minute, millisecond: row.integer(2)).milliseconds,
                    value: row.isNull(3) ? nil : row.double(3), quality: ReadingQuality(bits: row.integer(4)))
                return true
            }
            minute += 1
            let until = ReadingKey.moment(minute: minute, millisecond: 0).milliseconds
            for index in folds.indices { folds[index]?.endMinute(until: until) }
        }
        return minute == end
    }

    /// Writes the facts of all devices in the transaction of the caller.
    mutating func write(_ db: Database, closedDay: Int32) throws {
        for index in folds.indices {
            guard var fold = folds[index] else { continue }
            fold.finish()
            try DeviceFacts.write(fold, db, closedDay: closedDay)
        }
    }
}
