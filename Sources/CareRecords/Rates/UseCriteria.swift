public import CareCore

/// What counts as use, class by class. Source of every number: care.md 9, 起作用.
public enum UseCriteria {
    /// Days over which use is looked at, the day of the figure the last.
    public static let days = 7
    /// A button or hub: one press or test in so many days.
    public static let pressDays = 35
    /// A watch: worn so long …
    public static let worn = Milliseconds.hours(4)
    /// … on so many days.
    public static let wornDays = 4
    /// A mattress: somebody in bed so long …
    public static let inBed = Milliseconds.hours(3)
    /// … in so many nights.
    public static let nights = 5
    /// A pad: so many changes from dry to wet or back.
    public static let wetChanges = 1
    /// A pill box: a dose on so many days.
    public static let doseDays = 5
    /// A camera: percent of the time online.
    public static let onlinePercent: Int64 = 80
    /// An alarm: a test in so many days.
    public static let testDays = 180
    /// Days without a valid reading after which a device in service is of no use. Source: care.md 8.2, AST-6.
    public static let uselessDays = 7
}
