internal import CareCore

/// What is odd about a visit that has ended. Source: care.md 8.2 VIS-2.
struct VisitFindings {
    let visit: RecordRow
    let staffing: VisitStaffing

    /// All that is odd.
    func all(_ book: any RecordBook) throws -> RecordSet<VisitAnomaly> {
        var found: Set<VisitAnomaly> = []
        if let start = visit[VisitField.startAt], let end = visit[VisitField.endAt] {
            if end - start < VisitLimits.shortest { found.insert(.short) }
            if end - start > VisitLimits.longest { found.insert(.long) }
        }
        if try isFar(book) { found.insert(.far) }
        if try !staffing.clashes(book, isPlan: false).isEmpty { found.insert(.overlap) }
        return RecordSet(found)
    }

    /// Whether the check-in lies too far from the home even if it is off by as much as its receiver says. Without a
    /// position of the check-in or the home nothing can be said.
    private func isFar(_ book: any RecordBook) throws -> Bool {
        guard let place = MicroPosition(visit),
            let household = try book.row(.resident, key: [staffing.resident.stored])?[SharedField.household],
            let home = try book.row(.residence, key: [household.stored]).flatMap(MicroPosition.init)
        else { return false }
        return place.distance(to: home) - Double(visit[VisitField.accuracy] ?? 0) > VisitLimits.nearby
    }
}
