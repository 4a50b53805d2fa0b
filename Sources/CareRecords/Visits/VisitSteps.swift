internal import CareCore

/// The steps of a visit from its plan on.
enum VisitSteps {
    /// Staff are sent.
    static let dispatch = VisitStep(
        "visit-dispatch", zh: "派单", en: "staff are sent to a visit", from: [.planned], to: .dispatched,
        moment: VisitField.dispatchedAt, [.optional(VisitField.staff)], kept: [VisitField.staff.name],
        hint: "who was sent is changed with visit-reassign"
    ) { draft, visit, context in
        draft.check(VisitField.dispatchedAt, draft.row[VisitField.dispatchedAt] ?? context.now, after: nil, context)
        if let start = draft.row[VisitField.plannedStart] {
            draft.faults += try VisitCase.read(visit.careCase, on: CivilDate(of: start), context.book).faults
        }
        try draft.takePlan(visit, context.book)
    }

    /// Staff have come.
    static let arrive = VisitStep(
        "visit-arrive", zh: "到达签到", en: "staff check in at the bed", from: [.dispatched], to: .arrived,
        moment: VisitField.arrivedAt,
        [
            .optional(VisitField.method), .optional(PlaceField.latitude, .address),
            .optional(PlaceField.longitude, .address), .optional(VisitField.accuracy),
        ], hint: "a visit that was carried out without a check-in here is entered with visit-record",
        defaults: { if $0[VisitField.method] == nil { $0[VisitField.method] = .command } }
    ) { draft, visit, context in
        let moment = draft.row[VisitField.arrivedAt] ?? context.now
        draft.check(VisitField.arrivedAt, moment, after: nil, context)
        draft.checkPosition()
        draft.faults += try VisitCase.read(visit.careCase, on: CivilDate(of: moment), context.book).faults
        let order = try VisitOrder(visit.id, ordinal: visit.ordinal, of: visit.resident, context.book)
        draft.faults += order.faults(arriving: moment, leaving: nil)
        let planned = draft.plannedLength
        try draft.take(draft.staffing(visit, from: moment, until: moment + planned), context.book)
        VisitHold.begin(&draft, at: moment, bed: visit.bed, context)
    }

    /// The service begins.
    static let start = VisitStep(
        "visit-start", zh: "开始服务", en: "the service of a visit begins", from: [.arrived], to: .inService,
        moment: VisitField.startAt
    ) { draft, visit, context in
        let moment = draft.row[VisitField.startAt] ?? context.now
        draft.check(VisitField.startAt, moment, after: visit.arrivedAt, context)
        VisitHold.begin(&draft, at: moment, bed: visit.bed, context)
    }

    /// The service ends.
    static let finish = VisitStep(
        "visit-finish", zh: "完成服务", en: "the service of a visit ends", from: [.inService], to: .finished,
        moment: VisitField.endAt, VisitEnd.columns
    ) { draft, visit, context in
        try VisitEnd.check(&draft, context)
        guard let arrived = visit.arrivedAt, let end = draft.row[VisitField.endAt] else { return }
        let staffing = draft.staffing(visit, from: arrived, until: end)
        try draft.take(staffing, context.book)
        let findings = VisitFindings(visit: draft.row, staffing: staffing)
        draft.row[VisitField.anomalies] = try findings.all(context.book)
        VisitHold.end(&draft, visit, context)
    }

    /// The family says what it thinks.
    static let rate = VisitStep(
        "visit-rate", zh: "服务评价", en: "the family rates a visit", from: [.finished], to: .rated,
        moment: VisitField.ratedAt, [.required(VisitField.rating), .required(VisitField.complaint)]
    ) { draft, visit, context in
        draft.check(VisitField.ratedAt, draft.row[VisitField.ratedAt] ?? context.now, after: visit.endAt, context)
    }

    /// The family is asked afterwards.
    static let followUp = VisitStep(
        "visit-follow-up", zh: "回访", en: "the family is asked after a visit", from: [.rated], to: .followedUp,
        moment: VisitField.followedUpAt, [.optional(VisitField.followUpNote, .words)],
        hint: "enter the family's opinion with visit-rate first"
    ) { draft, visit, context in
        let moment = draft.row[VisitField.followedUpAt] ?? context.now
        draft.check(VisitField.followedUpAt, moment, after: visit.row[VisitField.ratedAt], context)
    }

    /// It does not take place.
    static let cancel = VisitStep(
        "visit-cancel", zh: "取消上门", en: "a visit does not take place", from: [.planned, .dispatched, .arrived],
        to: .cancelled, moment: VisitField.cancelledAt,
        [.required(VisitField.cancelReason), .optional(VisitField.endingNote, .words)],
        hint: "a visit whose service has begun is not cancelled; if the record is wrong, void it"
    ) { draft, visit, context in
        let moment = draft.row[VisitField.cancelledAt] ?? context.now
        draft.check(VisitField.cancelledAt, moment, after: nil, context)
        draft.checkEndingNote(draft.row[VisitField.cancelReason] == .other)
        VisitHold.end(&draft, visit, context)
    }

    /// The record is worthless.
    static let void = VisitStep(
        "visit-void", zh: "作废上门记录", en: "the record of a visit is worthless",
        from: [.inService, .finished, .rated, .followedUp], to: .void, moment: VisitField.voidedAt,
        [.required(VisitField.voidReason), .optional(VisitField.endingNote, .words)],
        hint: "a visit whose service has not begun is cancelled with visit-cancel"
    ) { draft, visit, context in
        draft.check(VisitField.voidedAt, draft.row[VisitField.voidedAt] ?? context.now, after: nil, context)
        draft.checkEndingNote(draft.row[VisitField.voidReason] == .other)
        try draft.freeOverlapped(visit, context.book)
        VisitHold.end(&draft, visit, context)
    }
}
