internal import CareCore
internal import CareRecords
internal import CareStore

extension SeriesQuery {
    /// Reads what a request asks of the readings of a device: of the last day, unless it says otherwise; of the last
    /// month by days.
    /// - Throws: `Problem` for a parameter that is none, and for a time that is too long or has not begun.
    init(_ request: APIRequest) throws {
        let names = Metric.allCases.map(\.name).joined(separator: ", ")
        guard let metric = try request.query.parse("metric", expected: "one of \(names)", { Metric.named($0) }) else {
            throw Problem(field: "metric", expected: "one of \(names)", found: "nothing")
        }
        let words = Bucket.allCases.map(\.rawValue)
        let bucket = try request.query.word("bucket", words).flatMap { Bucket(rawValue: $0) }
        let until = try request.query.moment("until") ?? request.now
        let usual = bucket == .day ? Milliseconds.days(31) : .days(1)
        let from = try request.query.moment("from") ?? until - usual
        guard from < until else {
            throw Problem(field: "from", expected: "a time before \(until.recordText)", found: from.recordText)
        }
        guard from <= request.now else {
            throw Problem(.invalidPeriod, field: "from", expected: "a time that has begun", found: from.recordText)
        }
        self.init(device: try request.device(), metric: metric, from: from, until: until, bucket: bucket)
        guard until - from <= longest else {
            let days = longest.count / Milliseconds.days(1).count
            throw Problem(
                field: "from", expected: "a time of at most \(days) days\(bucket == .day ? "" : ", or longer buckets")",
                found: "\(from.recordText) to \(until.recordText)")
        }
    }
}
