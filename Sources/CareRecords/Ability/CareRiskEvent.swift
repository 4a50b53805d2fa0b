/// Something that happened to a resident and asks for an assessment at once: a fall, choking, getting lost, self-harm.
/// Source: care.md 5.1, reasons of assessment.
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

    /// Makes an event.
    public init(resident: RecordID, on: CivilDate, row: String) {
        self.resident = resident
        self.on = on
        self.row = row
    }
}
