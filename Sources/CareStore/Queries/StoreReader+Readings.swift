public import CareCore
internal import GRDB

extension StoreReader {
    /// Rows after which a page ends; each page is a read transaction of its own.
    private static let pageRows = 10_000

    /// Hands out the readings of a device in order of their time.
    ///
    /// They are read in pages, so that a slow receiver holds no read transaction.
    /// - Parameters:
    ///   - device: Its identity.
    ///   - since: The first moment; `nil` for everything that is kept.
    ///   - body: Takes one reading.
    /// - Returns: `false` when there is no such device.
    /// - Throws: `StoreError` when the file cannot be read; what `body` throws.
    public func forEachReading(
        of device: DeviceID, since: Timestamp?, _ body: (ReadingRecord) throws -> Void
    ) throws -> Bool {
        let known = try read { db in
            try Int64.fetchOne(db, sql: NamedQuery.deviceNumber.sql, arguments: [device.text]).map {
                (number: $0, places: try ServedPlace.all(db, device: $0))
            }
        }
        guard let known else { return false }
        let first = since.map { ReadingKey($0).minute } ?? .min
        var next: Int64? = first
        while let from = next {
            let page = try read { try Self.page($0, device: device, known.number, known.places, from: from) }
            for record in page.records where since.map({ record.deviceTime >= $0 }) ?? true { try body(record) }
            next = page.next
        }
        return true
    }

    /// The readings of a device in order of their time; see `forEachReading`.
    /// - Returns: `nil` when there is no such device.
    public func readings(of device: DeviceID, since: Timestamp?) throws -> [ReadingRecord]? {
        var records: [ReadingRecord] = []
        return try forEachReading(of: device, since: since) { records.append($0) } ? records : nil
    }

    /// Reads whole minutes; `next` is the minute to go on with.
    private static func page(
        _ db: Database, device: DeviceID, _ number: Int64, _ places: [ServedPlace], from: Int64
    ) throws -> (records: [ReadingRecord], next: Int64?) {
        var records: [ReadingRecord] = []
        var next: Int64?
        var current: Int64?
        let rows = try Row.fetchCursor(db, sql: NamedQuery.deviceReadings.sql, arguments: [from, number])
        while let row = try rows.next() {
            let minute: Int64 = row[0]
            if records.count >= pageRows, minute != current {
                next = minute
                break
            }
            current = minute
            if let record = ReadingRecord(row, device: device, places) { records.append(record) }
        }
        records.sort {
            ($0.deviceTime, $0.metric.rawValue) < ($1.deviceTime, $1.metric.rawValue)
        }
        return (records, next)
    }
}

extension ReadingRecord {
    /// - Returns: `nil` for a metric or validity of another version.
    fileprivate init?(_ row: Row, device: DeviceID, _ places: [ServedPlace]) {
        let quality = ReadingQuality(bits: row[4])
        guard let metric = Metric(rawValue: row[1]), let validity = quality.validity else { return nil }
        let moment = ReadingKey.moment(minute: row[0], millisecond: row[2])
        let place = places.last { $0.contains(moment) }
        self.init(
            device: device, bed: place?.bed, household: place?.household, metric: metric, value: row[3],
            validity: validity, isServerTime: quality.isServerTime, deviceTime: moment,
            receivedAt: moment + Milliseconds(row[5]))
    }
}
