internal import CareCore

extension RecordForm {
    /// Reports of abnormal events, from the first part to the conclusion.
    static let abnormalEvents: [RecordForm] = [
        abnormalEvent, abnormalFollowUp, authorityNotice, abnormalClose, abnormalReopen, authorityRule,
    ]

    /// The first part of a report.
    public static let abnormalEvent = growing(
        .abnormalEvent, "abnormal-event", zh: "异常事件报告(首报)", en: "the first part of a report of an abnormal event",
        fields: RecordTable.abnormalEvent.entered.filter { !closing.contains($0.name) }, begins: true,
        derive: withState
    ) { row, context in
        try DutyCheck.past(row, SharedField.at, AbnormalEventField.knownAt, now: context.now)
            + DutyCheck.alarm(row, context)
            + DutyCheck.order(row, AbnormalEventField.knownAt, after: SharedField.at)
            + DutyCheck.either(row, SharedField.bed.name, AbnormalEventField.place.name)
    }

    /// A later part of a report.
    public static let abnormalFollowUp = growing(
        .abnormalFollowUp, "abnormal-follow-up", zh: "异常事件续报", en: "a later part of a report of an abnormal event",
        fields: RecordTable.abnormalFollowUp.entered, begins: true
    ) { row, context in
        guard let event = try event(of: row, context) else { return [] }
        return DutyCheck.past(row, SharedField.at, now: context.now)
            + notBefore(row, SharedField.at, event) + mustCount(event, isOpen: true)
    }

    /// An authority was told.
    public static let authorityNotice = growing(
        .authorityNotice, "authority-notice", zh: "向主管部门报告", en: "an authority was told of an abnormal event",
        fields: RecordTable.authorityNotice.entered, begins: true
    ) { row, context in
        guard let event = try event(of: row, context) else { return [] }
        return DutyCheck.past(row, AuthorityNoticeField.toldAt, now: context.now)
            + notBefore(row, AuthorityNoticeField.toldAt, event) + mustCount(event, isOpen: false)
    }

    /// The report is concluded, which needs every authority told.
    public static let abnormalClose = growing(
        .abnormalEvent, "abnormal-close", zh: "异常事件结案", en: "a report of an abnormal event is concluded",
        fields: [
            .required(AbnormalEventField.closedAt), .required(AbnormalEventField.closedBy),
            .required(AbnormalEventField.conclusion, .words),
        ], derive: withState
    ) { row, context in
        guard let event = row[AbnormalEventField.event], let category = row[AbnormalEventField.category]
        else { return [] }
        let book = context.book
        let told = try book.rows(.authorityNotice, where: [.equal(AbnormalEventField.event, event)])
        let parts = try book.rows(.abnormalFollowUp, where: [.equal(AbnormalEventField.event, event)])
        let rules = try book.rows(.authorityRule, where: [.equal(AuthorityRuleField.category, category)])
        var faults = DutyCheck.past(row, AbnormalEventField.closedAt, now: context.now)
        faults += DutyCheck.order(row, AbnormalEventField.closedAt, after: AbnormalEventField.knownAt)
        let moments =
            told.filter(counts).compactMap { $0[AuthorityNoticeField.toldAt] }
            + parts.filter(counts).compactMap { $0[SharedField.at] }
        if let closed = row[AbnormalEventField.closedAt], let last = moments.max(), closed < last {
            faults.append(
                RecordFault(
                    AbnormalEventField.closedAt.name,
                    expected: "a moment not before the last notice or follow-up (\(last.recordText))",
                    found: closed.recordText))
        }
        for open in OpenNotice.list(events: [row], notices: told, rules: rules) {
            faults.append(
                RecordFault(
                    AuthorityRuleField.authority.name,
                    expected: "\(open.authority.title) (\(open.authority.rawValue)) told before the report is closed",
                    found: "", hint: "tell it and enter authority-notice"))
        }
        return faults
    }

    /// A concluded report goes on, because something came to light. The ledger keeps the first conclusion.
    public static let abnormalReopen = RecordForm(
        "abnormal-reopen", zh: "异常事件重新处理", en: "a concluded report is opened again",
        subject: [.required(AbnormalEventField.event)], [.required(AbnormalEventField.reason, .words)]
    ) { row, context in
        guard let current = try event(of: row, context) else {
            return .refused(
                AbnormalEventField.event.name, expected: "a recorded abnormalEvent",
                found: row[AbnormalEventField.event]?.text ?? "")
        }
        if current[AbnormalEventField.state] == .open {
            return .accepted(RecordOutcome(puts: [], answer: "it is open; nothing changed"))
        }
        var open = current
        for name in closing { open[name: name] = .none }
        return .accepted(RecordOutcome(puts: [RecordPut(.abnormalEvent, withState(open))]))
    }

    /// A county's own rule about who must be told.
    public static let authorityRule = register(
        .authorityRule, "authority-rule", zh: "应报部门规定", en: "a county's rule about which authority is told"
    ) { row, _ in
        guard row[AuthorityRuleField.isRequired] == false,
            let category = row[AuthorityRuleField.category],
            let authority = row[AuthorityRuleField.authority],
            AuthorityDemand.demands(of: category).contains(where: {
                $0.authority == authority && $0.basis == .document
            })
        else { return [] }
        return [
            RecordFault(
                AuthorityRuleField.isRequired.name, expected: "yes, because 大政办发〔2021〕30号 二(一)6 demands it",
                found: "no")
        ]
    }

    private static let closing = [
        AbnormalEventField.closedAt.name, AbnormalEventField.closedBy.name, AbnormalEventField.conclusion.name,
    ]

    private static let withState: @Sendable (RecordRow) -> RecordRow = { row in
        row.with(AbnormalEventField.state, row[AbnormalEventField.closedAt] == nil ? .open : .closed)
    }

    private static func counts(_ row: RecordRow) -> Bool { row[DutyField.voidReason] == nil }

    private static func event(of row: RecordRow, _ context: RecordContext) throws -> RecordRow? {
        try context.book.row(.abnormalEvent, key: [row[name: AbnormalEventField.event.name]])
    }

    private static func notBefore(
        _ row: RecordRow, _ field: RecordField<Timestamp>, _ event: RecordRow
    ) -> [RecordFault] {
        guard let moment = row[field], let start = event[SharedField.at], moment < start else { return [] }
        return [
            RecordFault(
                field.name, expected: "a moment not before the event (\(start.recordText))", found: moment.recordText)
        ]
    }

    private static func mustCount(_ event: RecordRow, isOpen: Bool) -> [RecordFault] {
        if !counts(event) {
            return [
                RecordFault(
                    AbnormalEventField.event.name, expected: "an event that counts", found: "one that was voided")
            ]
        }
        guard isOpen, event[AbnormalEventField.state] == .closed else { return [] }
        return [
            RecordFault(
                AbnormalEventField.event.name, expected: "an open event", found: "a closed one",
                hint: "open it again with abnormal-reopen")
        ]
    }
}
