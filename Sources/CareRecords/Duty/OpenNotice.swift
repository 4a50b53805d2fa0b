public import CareCore

/// An authority that must be told of an event and has not been.
public struct OpenNotice: Sendable, Equatable {
    /// The event.
    public let event: RecordID
    /// Who must be told.
    public let authority: Authority
    /// Since when: the moment at which the event became known.
    public let since: Timestamp
    /// Until when it should have been told; nothing where no source gives a time.
    public let due: Timestamp?
    /// Why it must be told.
    public let basis: AuthorityDemand.Basis

    /// Whether the time is over.
    public func isOverdue(at now: Timestamp) -> Bool { due.map { now > $0 } ?? false }

    /// What is untold, the oldest first: an untold authority stands open, however old the event is.
    /// Voided events demand nothing, and voided notices tell nobody.
    public static func list(events: [RecordRow], notices: [RecordRow], rules: [RecordRow]) -> [OpenNotice] {
        var told: Set<Telling> = []
        for notice in notices where notice[DutyField.voidReason] == nil {
            guard let event = notice[AbnormalEventField.event],
                let authority = notice[AuthorityRuleField.authority]
            else { continue }
            told.insert(Telling(event: event, authority: authority))
        }
        var open: [OpenNotice] = []
        for row in events where row[DutyField.voidReason] == nil {
            guard let event = row[AbnormalEventField.event],
                let category = row[AbnormalEventField.category],
                let county = row[SharedField.county], let since = row[AbnormalEventField.knownAt]
            else { continue }
            for demand in AuthorityDemand.demands(of: category, in: county, rules: rules)
            where !told.contains(Telling(event: event, authority: demand.authority)) {
                let due = demand.within.map { since + $0 }
                open.append(
                    OpenNotice(
                        event: event, authority: demand.authority, since: since, due: due, basis: demand.basis))
            }
        }
        return open.sorted { ($0.since, $0.event) < ($1.since, $1.event) }
    }

    private struct Telling: Hashable {
        let event: RecordID
        let authority: Authority
    }
}
