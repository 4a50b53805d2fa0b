/// Abnormal events of a period by category; each figure is the number of the keys that it holds. Voided ones do not
/// count.
public struct EventFigures: Sendable, Equatable {
    /// All events, by category; a category without one is missing.
    public let events: [AbnormalCategory: [RecordID]]
    /// Those whose report is not concluded.
    public let open: [RecordID]

    /// Counts rows of `abnormalEvent` that happened in `period`, whose last day is outside.
    public init(_ rows: [RecordRow], in period: Range<CivilDate>) {
        var events: [AbnormalCategory: [RecordID]] = [:]
        var open: [RecordID] = []
        for row in rows where row[DutyField.voidReason] == nil {
            guard let event = row[AbnormalEventField.event], let category = row[AbnormalEventField.category],
                let moment = row[SharedField.at], period.contains(CivilDate(of: moment))
            else { continue }
            events[category, default: []].append(event)
            if row[AbnormalEventField.state] == .open { open.append(event) }
        }
        self.events = events.mapValues { $0.sorted() }
        self.open = open.sorted()
    }
}
