internal import CareCore
internal import CareStore

/// An alarm as it is sent.
struct AlarmResource: Encodable, Sendable {
    /// Why it does not ring although its condition holds.
    struct Hold: Encodable {
        let reason: String?
        let by: String?
        let until: String?
    }

    private let record: AlarmRecord
    private let title: BilingualAnswer
    private let viewer: AlarmViewer

    /// Its number.
    var number: Int64 { record.id.number }

    init(_ record: AlarmRecord, titles: [String: BilingualText], for viewer: AlarmViewer) {
        self.record = record
        self.viewer = viewer
        let title = titles[record.rule]
        self.title = BilingualAnswer(zh: title?.zh ?? record.rule, en: title?.en ?? record.rule)
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try encodeNature(into: &fields)
        try encodePlace(into: &fields)
        try encodeTimes(into: &fields)
        if viewer == .office { try encodePeople(into: &fields) }
        if let hold = record.hold {
            let isOffice = viewer == .office
            try fields.encode(
                Hold(
                    reason: isOffice ? hold.reason : nil, by: isOffice ? hold.by : nil, until: hold.until?.text),
                forKey: .hold)
        }
    }

    private func encodeNature(into fields: inout KeyedEncodingContainer<CodingKeys>) throws {
        try fields.encode(record.id.number, forKey: .alarm)
        try fields.encode(record.edge, forKey: .edge)
        try fields.encode(record.rule, forKey: .rule)
        try fields.encode(title, forKey: .title)
        try fields.encode(record.priority.name, forKey: .priority)
        try fields.encode(record.audience.name, forKey: .audience)
        try fields.encode(record.state.name, forKey: .state)
        try fields.encode(record.work.name, forKey: .work)
        try fields.encode(record.count, forKey: .count)
        try fields.encode(record.isTest, forKey: .test)
        try fields.encode(record.isLate, forKey: .late)
    }

    private func encodePlace(into fields: inout KeyedEncodingContainer<CodingKeys>) throws {
        try fields.encodeIfPresent(record.bed?.description, forKey: .bed)
        try fields.encodeIfPresent(record.household?.text, forKey: .household)
        try fields.encode(
            record.bed.map { [$0.description] } ?? record.sharedBeds.map(\.description), forKey: .beds)
        try fields.encodeIfPresent(record.county?.description, forKey: .county)
        try fields.encodeIfPresent((record.township ?? record.bedTownship)?.description, forKey: .township)
        try fields.encodeIfPresent(record.provider?.text, forKey: .provider)
        try fields.encodeIfPresent(record.device?.text, forKey: .device)
    }

    private func encodeTimes(into fields: inout KeyedEncodingContainer<CodingKeys>) throws {
        try fields.encode(record.raisedAt.text, forKey: .raisedAt)
        try fields.encode(record.receivedAt.text, forKey: .receivedAt)
        try fields.encode(record.lastAt.text, forKey: .lastAt)
        try fields.encodeIfPresent(record.acknowledgedAt?.text, forKey: .acknowledgedAt)
        try fields.encodeIfPresent(record.calledBack?.at.text, forKey: .calledBackAt)
        try fields.encodeIfPresent(record.dispatched?.at.text, forKey: .dispatchedAt)
        try fields.encodeIfPresent(record.arrived?.at.text, forKey: .arrivedAt)
        try fields.encodeIfPresent(record.clearedAt?.text, forKey: .clearedAt)
        try fields.encodeIfPresent(record.closedAt?.text, forKey: .closedAt)
        try fields.encodeIfPresent(record.escalatesAt?.text, forKey: .escalatesAt)
    }

    private func encodePeople(into fields: inout KeyedEncodingContainer<CodingKeys>) throws {
        try fields.encodeIfPresent(record.acknowledgedBy, forKey: .acknowledgedBy)
        try fields.encodeIfPresent(record.calledBack?.by, forKey: .calledBackBy)
        try fields.encodeIfPresent(record.dispatched?.by, forKey: .dispatchedBy)
        try fields.encodeIfPresent(record.responder, forKey: .responder)
        try fields.encodeIfPresent(record.arrived?.by, forKey: .arrivedBy)
        try fields.encodeIfPresent(record.assignee, forKey: .assignee)
        try fields.encodeIfPresent(record.closedBy, forKey: .closedBy)
        try fields.encodeIfPresent(record.closeReason?.name, forKey: .closeReason)
        try fields.encodeIfPresent(record.closeText, forKey: .closeNote)
        try fields.encodeIfPresent(record.note, forKey: .note)
    }

    private enum CodingKeys: String, CodingKey {
        case alarm, edge, rule, title, priority, audience, state, work, count, test, late
        case bed, household, beds, county, township, provider, device
        case raisedAt = "raised_at"
        case receivedAt = "received_at"
        case lastAt = "last_at"
        case acknowledgedAt = "acknowledged_at"
        case acknowledgedBy = "acknowledged_by"
        case calledBackAt = "called_back_at"
        case calledBackBy = "called_back_by"
        case dispatchedAt = "dispatched_at"
        case dispatchedBy = "dispatched_by"
        case arrivedAt = "arrived_at"
        case arrivedBy = "arrived_by"
        case clearedAt = "cleared_at"
        case closedAt = "closed_at"
        case closedBy = "closed_by"
        case closeReason = "close_reason"
        case closeNote = "close_note"
        case escalatesAt = "escalates_at"
        case responder, assignee, hold, note
    }
}
