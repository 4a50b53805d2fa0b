internal import GRDB

extension Store {
    private static let clockKey = "clock.rate"

    /// Ties a new database to the rate of its gateway's clock: demonstration data must never pass for real ones.
    /// - Throws: `StoreError` when the database was made with another rate.
    public func adoptClock(rate: Double) throws {
        let text = String(rate)
        let known = try pool.write { db in
            if let known = try Meta.value(db, Self.clockKey) { return known }
            try Meta.set(db, Self.clockKey, to: text)
            return text
        }
        guard known != text else { return }
        throw StoreError(
            .unusable,
            "the database \(path) was made with clock.rate \(known) and this gateway's is \(text); use another "
                + "database, or the same rate")
    }
}
