public import CareCore

/// Fields of the lines of a visit: one for each of its staff, one for each item.
public enum VisitLineField {
    /// The code in the county's service list.
    public static let item = RecordField<RecordID>("item", "项目编码")
    /// Minutes that were planned.
    public static let plannedMinutes = minutes("plannedMinutes", "计划分钟")
    /// Minutes of the service list on the day of the visit.
    public static let standardMinutes = minutes("standardMinutes", "标准分钟")
    /// Minutes that it took.
    public static let actualMinutes = minutes("actualMinutes", "实际分钟")
    /// Price of the service list on the day of the visit, in fen.
    public static let price = RecordField<Int64>("price", "单价（分）", in: 0...100_000_000, unit: "fen")
    /// From when on the visit takes the time of its staff: as planned, after the check-in as it was.
    public static let busyFrom = RecordField<Timestamp>("busyFrom", "占用开始时间", expected: Timestamp.expected)
    /// Until when it does.
    public static let busyUntil = RecordField<Timestamp>("busyUntil", "占用结束时间", expected: Timestamp.expected)

    private static func minutes(_ name: String, _ title: String) -> RecordField<Int64> {
        RecordField(name, title, in: ItemMinutes.range, unit: "minutes")
    }
}
