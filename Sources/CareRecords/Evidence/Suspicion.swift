internal import CareCore

/// Looks for patterns in what is recorded. Each pattern is a function of its own over the rows that it needs; voided
/// and cancelled visits take part in none, because they are wrong by their own record.
public enum Suspicion {
    /// Photographs and signatures that stand in more than one visit.
    public static func reusedHashes(_ rows: some Sequence<RecordRow>) -> [SuspicionFinding] {
        var uses: [String: [Visit]] = [:]
        for visit in arrivals(rows) {
            let signature = visit.row[VisitField.signature].map { [$0] } ?? []
            let photos = visit.row[VisitField.photos]?.elements ?? []
            for hash in Set(photos + signature) { uses[hash.text, default: []].append(visit) }
        }
        return uses.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { hash, visits in
            SuspicionFinding(
                .reusedHash, subject: hash, visits: visits.map(\.id),
                text: "one photograph or signature in \(visits.count) visits")
        }
    }

    /// Check-ins of one person, or of one provider's people, too many within a minute.
    /// - Parameters:
    ///   - rows: Rows of the table of visits.
    ///   - staff: Which lines are one person.
    /// - Returns: Those of providers, then those of people, each in order.
    public static func bursts(
        _ rows: some Sequence<RecordRow>, staff: StaffLines = StaffLines()
    ) -> [SuspicionFinding] {
        var byProvider: [ProviderCode: [Visit]] = [:]
        var byPerson: [RecordID: [Visit]] = [:]
        for visit in arrivals(rows) {
            byProvider[visit.provider, default: []].append(visit)
            for person in staff.people(of: visit) { byPerson[person, default: []].append(visit) }
        }
        return byProvider.sorted { $0.key < $1.key }.flatMap { provider, visits in
            bursts(of: visits) { _ in "provider \(provider)" }
        }
            + byPerson.sorted { $0.key < $1.key }.flatMap { person, visits in
                bursts(of: visits) { staff.subject(of: person, in: $0) }
            }
    }

    private static func bursts(
        of visits: [Visit], subject: (ArraySlice<Visit>) -> String
    ) -> [SuspicionFinding] {
        Window.crowded(visits, within: SuspicionLimits.burst, moment: { $0.arrivedAt ?? .epoch }) {
            $0.count >= SuspicionLimits.checkIns
        }
        .map { crowd in
            SuspicionFinding(
                .burst, subject: subject(crowd), visits: crowd.map(\.id),
                text: "\(crowd.count) check-ins within \(SuspicionLimits.burst)")
        }
    }

    /// Visits that stand and have a check-in, in order of it.
    static func arrivals(_ rows: some Sequence<RecordRow>) -> [Visit] {
        rows.compactMap(Visit.init).filter { $0.state.stands && $0.arrivedAt != nil }
            .sorted { ($0.arrivedAt ?? .epoch, $0.id) < ($1.arrivedAt ?? .epoch, $1.id) }
    }
}
