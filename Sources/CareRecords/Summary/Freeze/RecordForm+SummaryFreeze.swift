internal import CareCore

extension RecordForm {
    /// A month that was frozen is to be frozen anew, because something about it was corrected afterwards. The gateway
    /// makes the revision in its next spare moment.
    public static let summaryFreeze = RecordForm(
        "summary-freeze", zh: "重新冻结月度汇总", en: "a month's figures are frozen anew, with a reason",
        subject: [.required(SharedField.county, refersTo: "county"), .required(SummaryFreezeField.month)],
        [.required(SummaryFreezeField.reason)]
    ) { row, context in
        guard let county = row[SharedField.county], let month = row[SummaryFreezeField.month] else {
            return .incomplete
        }
        let freezing = SummaryCalendar.freezing(of: month)
        guard context.now >= freezing else {
            return .refused(
                SummaryFreezeField.month.name, expected: "a month that was frozen by now", found: month.recordText,
                hint: "the gateway freezes it by itself at \(freezing.recordText); until then figures follow their rows"
            )
        }
        let orders = try context.book.rows(
            .summaryFreeze, where: [.equal(SharedField.county, county), .equal(SummaryFreezeField.month, month)])
        if let last = orders.last, last[SummaryFreezeField.reason] == row[SummaryFreezeField.reason] {
            return .accepted(.unchanged)
        }
        let number = Int64(orders.count) + 1
        let put = row.with(SummaryFreezeField.number, number).with(SummaryFreezeField.person, context.by)
        return .accepted(
            RecordOutcome(
                puts: [RecordPut(.summaryFreeze, put)],
                answer: "\(county) \(month.recordText): revision \(number + 1) will be made within a few minutes"))
    }
}

extension RecordTable {
    /// Orders to freeze a month anew.
    public static let summaryFreeze = RecordTable(
        "summaryFreeze",
        key: [
            .required(SharedField.county, refersTo: "county"), .required(SummaryFreezeField.month),
            .required(SummaryFreezeField.number),
        ],
        [.required(SummaryFreezeField.reason), .required(SummaryFreezeField.person)])
}
