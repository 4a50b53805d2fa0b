/// Fields of the yearly notices about holidays.
public enum CalendarField {
    /// The day.
    public static let day = RecordField<CivilDate>("day", "日期")
    /// What the notice makes of it.
    public static let kind = RecordField<CalendarDayKind>("kind", "类型")
    /// The holiday that it belongs to.
    public static let name = RecordField<String>("name", "节日", longest: 32)
    /// The year whose notice says so. A notice may name days of the December before its year.
    public static let year = RecordField<Int64>("year", "年份", in: 2_000...2_198, unit: "the year")
    /// The notice, with its number.
    public static let source = RecordField<String>("source", "文件", longest: 120)
    /// How many days the notice names.
    public static let count = RecordField<Int64>("count", "日期数", in: 1...99, unit: "days")
}

extension RecordTable {
    /// Days that are off or worked otherwise than the week says: one row for each day of the notices of the State
    /// Council's office (国务院办公厅关于某年部分节假日安排的通知).
    public static let calendarDay = RecordTable(
        "calendarDay", key: [.required(CalendarField.day)],
        [.required(CalendarField.kind), .required(CalendarField.name), .required(CalendarField.year)])

    /// Years whose notice is entered whole.
    public static let calendarYear = RecordTable(
        "calendarYear", key: [.required(CalendarField.year)],
        [.required(CalendarField.source), .required(CalendarField.count)])
}
