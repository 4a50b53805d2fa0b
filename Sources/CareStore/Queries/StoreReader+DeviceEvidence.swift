public import CareCore
public import CareRecords
internal import GRDB

extension StoreReader {
    /// The newest day whose facts are made; `nil` when there is none.
    /// - Throws: `StoreError` when the file cannot be read.
    public func newestFactDay() throws -> CivilDate? {
        try read { db in
            let row = try Row.fetchOne(db, sql: NamedQuery.newestFacts.sql)
            return (row?["day"] as Int32?).flatMap { CivilDate(day: $0) }
        }
    }

    /// What the telemetry says of every device that serves somebody at the end of a day, whose facts must be made.
    /// - Throws: `StoreError` when the file cannot be read.
    public func deviceEvidence(on day: CivilDate, profiles: ProfileSet) throws -> [DeviceEvidence] {
        try read { db in
            var book = EvidenceBook(try RegistryReader.read(db), profiles, day: day)
            for day in book.factDays { try book.readFacts(of: day, db) }
            try book.readMoments(db)
            for (number, window) in book.eventWindows { try book.readEvents(of: number, in: window, db) }
            return book.evidence
        }
    }

    /// The newest value of a metric in the facts of one device, of `day` or up to so many days before.
    /// - Throws: `StoreError` when the file cannot be read.
    public func newestLeast(
        _ metric: Metric, of device: DeviceID, on day: CivilDate, back days: Int32
    ) throws -> Double? {
        try read { db in
            guard let number = try Int64.fetchOne(db, sql: NamedQuery.deviceNumber.sql, arguments: [device.text]) else {
                return nil
            }
            for back in 0...days {
                let arguments: StatementArguments = [day.day - back, number, metric.rawValue]
                let statement = try db.cachedStatement(sql: NamedQuery.leastOfDay.sql)
                if let value = try Double.fetchOne(statement, arguments: arguments) { return value }
            }
            return nil
        }
    }
}
