internal import CareCore
public import CareRecords
internal import GRDB

extension StoreReader {
    /// Values of a series at most; more must be asked for in parts or in buckets.
    public static let longestSeries = 20_000

    /// Valid readings of one metric, as far as the device served somebody in the scope when it measured (promise 6),
    /// and the provider who asks answered for the place then (decision 99).
    ///
    /// Whole days come from the daily facts where those are made: they outlive the readings. The day on which a place
    /// went to another provider is told as a whole to neither.
    /// - Returns: In order of time, at most `longestSeries` and one more; `nil` when there is no such device.
    /// - Throws: `StoreError` when the file cannot be read.
    public func series(_ query: SeriesQuery, in scope: AccessScope) throws -> [SeriesPoint]? {
        let known = try read { db in
            try Int64.fetchOne(db, sql: NamedQuery.deviceNumber.sql, arguments: [query.device.text])
                .map { (number: $0, places: try ServedPlace.all(db, device: $0)) }
        }
        guard let known else { return nil }
        let seen = try known.places.compactMap { try self.seen($0, in: scope) }
        return try read { db in
            guard let bucket = query.bucket else {
                var points: [SeriesPoint] = []
                try Self.forEachValue(query, from: query.from, of: known.number, at: seen, db) { at, value in
                    points.append(SeriesPoint(at: at, minimum: value, maximum: value, mean: value, count: 1))
                    return points.count <= Self.longestSeries
                }
                return points.sorted { $0.at < $1.at }
            }
            var folds: [Int64: MetricFold] = [:]
            var from = query.from
            if bucket == .day, let newest = try Int32.fetchOne(db, sql: NamedQuery.newestFacts.sql) {
                let last = min(CivilCalendar.day(of: query.until - Milliseconds(1)), newest)
                try Self.takeFacts(query, until: last, of: known.number, at: seen, db, into: &folds)
                from = max(from, CivilCalendar.start(ofDay: newest + 1))
            }
            if from < query.until {
                try Self.forEachValue(query, from: from, of: known.number, at: seen, db) { at, value in
                    folds[Self.start(of: bucket, at: at), default: MetricFold()].add(value)
                    return true
                }
            }
            return folds.sorted { $0.key < $1.key }.map { start, fold in
                SeriesPoint(
                    at: Timestamp(milliseconds: start), minimum: fold.minimum, maximum: fold.maximum, mean: fold.mean,
                    count: fold.count)
            }
        }
    }

    /// Buckets begin with a civil day, which all their lengths divide.
    private static func start(of bucket: SeriesQuery.Bucket, at moment: Timestamp) -> Int64 {
        let midnight = CivilCalendar.start(ofDay: CivilCalendar.day(of: moment)).milliseconds
        return moment.milliseconds - (moment.milliseconds - midnight) % bucket.length.count
    }

    private static func takeFacts(
        _ query: SeriesQuery, until last: Int32, of device: Int64, at places: [ServedPlace], _ db: Database,
        into folds: inout [Int64: MetricFold]
    ) throws {
        let first = CivilCalendar.day(of: query.from)
        guard first <= last else { return }
        let statement = try db.cachedStatement(sql: NamedQuery.metricFacts.sql)
        for day in first...last {
            let told = places.filter { $0.isTold(ofDay: day) }
            let beds = Set(told.compactMap(\.bed).map(\.description))
            let homes = Set(told.compactMap(\.household).map(\.text))
            for row in try Row.fetchAll(statement, arguments: [day, device, query.metric.rawValue]) {
                let isSeen = (row[4] as String?).map(beds.contains) ?? (row[5] as String?).map(homes.contains) ?? false
                guard isSeen else { continue }
                folds[CivilCalendar.start(ofDay: day).milliseconds, default: MetricFold()].add(
                    count: row[0], minimum: row[1], maximum: row[2], mean: row[3])
            }
        }
    }

    private static func forEachValue(
        _ query: SeriesQuery, from: Timestamp, of device: Int64, at places: [ServedPlace], _ db: Database,
        _ body: (Timestamp, Double) -> Bool
    ) throws {
        let rows = try Row.fetchCursor(
            try db.cachedStatement(sql: NamedQuery.metricReadings.sql),
            arguments: [
                ReadingKey(from).minute, device, ReadingKey(query.until).minute, query.metric.rawValue,
            ])
        while let row = try rows.next() {
            let at = ReadingKey.moment(minute: row[0], millisecond: row[1])
            guard at >= from, at < query.until, let value = row[2] as Double?,
                ReadingQuality(bits: row[3]).validity == .valid, places.contains(where: { $0.contains(at) })
            else { continue }
            if !body(at, value) { return }
        }
    }
}
