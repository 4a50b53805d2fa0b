/// Fields of the order to freeze a month of a county anew.
public enum SummaryFreezeField {
    /// The month.
    public static let month = RecordField<SummaryMonth>("month", "月份", expected: SummaryMonth.expected)
    /// The how manieth order for the month; the revision that it makes has the next number.
    public static let number = RecordField<Int64>("number", "序号", in: 1...9_999, unit: "orders")
    /// Why; shown with the figures, so it names nobody.
    public static let reason = RecordField<String>("freezeReason", "重新冻结原因", longest: 200)
    /// Who asked for it, as the user is known to the gateway.
    public static let person = RecordField<String>("freezePerson", "申请人", longest: 128)
}
