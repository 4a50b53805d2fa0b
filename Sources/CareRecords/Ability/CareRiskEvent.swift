/// Something that happened to a resident and tells of more need: a fall, choking, getting lost, self-harm. Two of them
/// in thirty days ask for an assessment at once. Source: care.md 5.1, 5.2.
public struct CareRiskEvent: Hashable, Sendable {
    /// To whom.
    public let resident: RecordID
    /// The day.
    public let on: CivilDate
    /// The row that says so: table and key.
    public let row: String

    /// The categories of abnormal events that are care-risk events: 跌倒、噎食、走失、自伤/自杀. Source: care.md 5.1, 5.2.
    public static let categories: Set<AbnormalCategory> = [.fall, .choking, .missing, .selfHarm]

    /// The care-risk events among rows of `abnormalEvent`, in order of the day; voided reports are none.
    public static func events(_ rows: [RecordRow]) -> [CareRiskEvent] {
        rows.compactMap { row -> CareRiskEvent? in
            guard let category = row[AbnormalEventField.category], categories.contains(category),
                row[DutyField.voidReason] == nil, let resident = row[SharedField.resident],
                let at = row[SharedField.at], let event = row[AbnormalEventField.event]
            else { return nil }
            return CareRiskEvent(resident: resident, on: CivilDate(of: at), row: "abnormalEvent \(event.text)")
        }.sorted { ($0.on, $0.row) < ($1.on, $1.row) }
    }

    /// The events of one resident with which the number that counts was reached: with the days before them they are
    /// `AbilityResult.riskEventsForOverride` within `AbilityResult.riskDays`. In order of the day.
    static func gathered(_ events: [CareRiskEvent]) -> [CareRiskEvent] {
        let ordered = events.sorted { ($0.on, $0.row) < ($1.on, $1.row) }
        let others = Int(AbilityResult.riskEventsForOverride) - 1
        return ordered.indices.dropFirst(others).map { ($0, ordered[$0 - others]) }
            .filter { $1.on >= ordered[$0].on.adding(-AbilityResult.riskDays) }.map { ordered[$0.0] }
    }

    /// Makes an event.
    public init(resident: RecordID, on: CivilDate, row: String) {
        self.resident = resident
        self.on = on
        self.row = row
    }
}
