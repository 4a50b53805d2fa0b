public import CareCore
public import CareRecords
internal import GRDB

extension StoreReader {
    /// Shifts of the rota in order of role, place, start and person.
    /// - Parameters:
    ///   - places: Where the shift must be for; one for everywhere lies in no place, and in the scope of everything
    ///     alone.
    ///   - role: Only shifts of that role.
    ///   - from: Only shifts that had not ended by then.
    ///   - until: Only shifts that began before.
    ///   - after: The last shift of the page before.
    ///   - limit: At most that many.
    /// - Returns: At most `limit` shifts.
    /// - Throws: `StoreError` when the file cannot be read.
    public func shifts(
        in places: PlaceFilter, role: ContactRole? = nil, from: Timestamp? = nil, until: Timestamp? = nil,
        after: Shift? = nil, limit: Int
    ) throws -> [Shift] {
        let named = try read { db in
            try String.fetchAll(db, sql: NamedQuery.shiftScopes.sql).compactMap { ContactScope($0) }
        }
        let seen = try Set(named.filter { places.covers(anyOf: try self.places(of: $0)) })
        return try read { db in
            let rows = try Row.fetchCursor(
                db, sql: NamedQuery.shiftPage.sql,
                arguments: [
                    after.map { Int64($0.post.role.rawValue) } ?? 0, after?.post.scope.description ?? "",
                    after?.from.milliseconds ?? .min, after?.person.text ?? "", from?.milliseconds ?? .min,
                    until?.milliseconds ?? .max, role.map { Int64($0.rawValue) },
                ])
            var shifts: [Shift] = []
            while shifts.count < limit, let row = try rows.next() {
                let shift = try DutyReader.shift(row)
                if seen.contains(shift.post.scope) { shifts.append(shift) }
            }
            return shifts
        }
    }

    /// Where somebody of the contact book has a role; empty for a stranger.
    /// - Throws: `StoreError` when the file cannot be read.
    public func places(of person: PersonID) throws -> [ScopedPlace] {
        let scopes = try read { db in
            try String.fetchAll(db, sql: NamedQuery.contactScopes.sql, arguments: [person.text])
                .compactMap { ContactScope($0) }
        }
        return try scopes.flatMap { try places(of: $0) }
    }

    /// Where those lie for whom somebody has a role; empty for everywhere.
    /// - Throws: `StoreError` when the file cannot be read.
    public func places(of scope: ContactScope) throws -> [ScopedPlace] {
        switch scope {
        case .bed(let bed): try [place(of: bed)].compactMap { $0 }
        case .household(let household): try places(of: household)
        case .township(let code):
            TownshipCode(code).flatMap { township in
                township.county.map { [ScopedPlace(county: $0, township: township)] }
            } ?? []
        case .station(let provider): try ProviderID(provider).map { try places(of: $0) } ?? []
        case .county(let county): [ScopedPlace(county: county)]
        case .everywhere: []
        }
    }
}
