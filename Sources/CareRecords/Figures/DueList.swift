public import CareCore

/// Collects what is due from all records.
public enum DueList {
    /// Everything that is due or open at `now`, the earliest first; what has no day comes first of all, but for visits
    /// that are still to come, which are never late and come last.
    /// - Returns: The items, and what could not be worked out: deadlines that run into a year without a calendar.
    /// - Throws: What the book throws when it cannot be read.
    public static func items(
        _ book: any RecordBook, at now: Timestamp
    ) throws -> (items: [DueItem], faults: [RecordFault]) {
        let today = CivilDate(of: now)
        let visits = try book.rows(.visit, where: [])
        var items = try notices(book, at: now) + reviews(book, today: today) + assets(book, today: today)
        items += try repayments(book)
        if let gateway = book.gateway {
            items += try AssetSearch.items(try book.rows(.asset, where: []), gateway, at: now)
        }
        items += VisitWatch.unstarted(visits, at: now).map { visit in
            DueItem(
                kind: .unstartedVisit, key: visit.text, due: nil,
                text: BilingualText(zh: "计划时间已过,无人签到", en: "its planned start is over and nobody has checked in"))
        }
        if let programme = VisitProgramme.dali {
            items += lacking(visits, try book.rows(.careCase, where: []), programme, today: today)
        }
        let complaints = ComplaintDeadline.list(
            try book.rows(.complaint, where: []), try WorkingCalendar(book), at: now)
        items += complaints.deadlines.compactMap(item(of:))
        var faults = complaints.faults
        let calls = CallDuty.list(
            try book.rows(.emergencyCall, where: [.below(EmergencyCallField.receivedAt, now)]),
            try WorkingCalendar(book))
        items += calls.duties.map { DueItem(kind: .call, key: $0.call.text, due: $0.due, text: $0.missing.text) }
        for fault in calls.faults where !faults.contains(fault) { faults.append(fault) }
        let order = items.sorted { left, right in
            (left.place, left.kind.rawValue, left.key) < (right.place, right.kind.rawValue, right.key)
        }
        return (order, faults)
    }

    /// Visits that are late or soon will be, and those that are still to come some day.
    private static func lacking(
        _ visits: [RecordRow], _ cases: [RecordRow], _ programme: VisitProgramme, today: CivilDate
    ) -> [DueItem] {
        let due = programme.earlyUntil
        let (early, all) = (programme.requiredEarly, programme.required)
        let late = VisitWatch.behind(cases, visits, programme, today: today).map { found in
            DueItem(
                kind: .missingVisits, key: found.careCase.text, due: due,
                text: BilingualText(
                    zh: "应有\(early)次,仅有\(found.visits.count)次有效上门",
                    en: "has only \(found.visits.count) of \(early) valid visits"))
        }
        let open = VisitWatch.toCome(cases, visits, programme).map { found in
            DueItem(
                kind: .visitsToCome, key: found.careCase.text, due: nil,
                text: BilingualText(
                    zh: "共应有\(all)次,已有\(found.visits.count)次有效上门,其余未定期限",
                    en: "has \(found.visits.count) of \(all) valid visits in all; no day is set for the rest"))
        }
        return late + open
    }

    private static func notices(_ book: any RecordBook, at now: Timestamp) throws -> [DueItem] {
        let open = OpenNotice.list(
            events: try book.rows(.abnormalEvent, where: []), notices: try book.rows(.authorityNotice, where: []),
            rules: try book.rows(.authorityRule, where: []))
        return open.filter { $0.since <= now }.map { notice in
            DueItem(
                kind: .notice, key: notice.event.text, due: CivilDate(of: notice.due ?? notice.since),
                text: BilingualText(
                    zh: "尚未报告\(notice.authority.title)", en: "\(notice.authority.rawValue) was not told yet"))
        }
    }

    private static func reviews(_ book: any RecordBook, today: CivilDate) throws -> [DueItem] {
        AbilityReview.due(
            assessments: try book.rows(.assessment, where: []), cases: try book.rows(.careCase, where: []),
            events: CareRiskEvent.events(try book.rows(.abnormalEvent, where: [])), today: today
        ).map { review in
            DueItem(
                kind: .assessment, key: review.resident.text, due: review.dueOn, text: review.reason)
        }
    }

    private static func assets(_ book: any RecordBook, today: CivilDate) throws -> [DueItem] {
        AssetDue.list(
            assets: try book.rows(.asset, where: []), orders: try book.rows(.recoveryOrder, where: []),
            cases: try book.rows(.careCase, where: []), residents: try book.rows(.resident, where: []),
            kept: try book.rows(.assetKept, where: []), rules: try book.rows(.assetRule, where: []), today: today
        ).map { late in
            DueItem(kind: .asset, key: late.asset.text, due: late.due, text: late.text)
        }
    }

    private static func repayments(_ book: any RecordBook) throws -> [DueItem] {
        try Repayment.list(book).map { found in
            let why = found.faults.map(\.text).joined(separator: "; ")
            return DueItem(
                kind: .repayment, key: found.money.text, due: found.paidOn,
                text: BilingualText(
                    zh: "已支出\(MoneyText.yuan(found.amount))元,应退回:\(why)",
                    en: "\(MoneyText.yuan(found.amount)) yuan are to be paid back: \(why)"))
        }
    }

    /// What is still to be done of a complaint; `nil` when it was answered.
    private static func item(of complaint: ComplaintDeadline) -> DueItem? {
        let text: BilingualText
        switch complaint.standing {
        case .answeredInTime, .answeredLate: return nil
        case .overdue: text = BilingualText(zh: "已超期", en: "is overdue")
        case .open where complaint.due == nil:
            text = BilingualText(zh: "待答复,期限不详:缺少该年日历", en: "is open; its year has no calendar, so no day")
        case .open: text = BilingualText(zh: "待答复", en: "is open")
        }
        return DueItem(kind: .complaint, key: complaint.complaint.text, due: complaint.due, text: text)
    }
}
