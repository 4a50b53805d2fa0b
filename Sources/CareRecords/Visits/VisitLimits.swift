public import CareCore

/// Bounds of visits.
public enum VisitLimits {
    /// Fewest staff of a visit. Source: the plan, 三(三)2(1): 每次安排不少于2名专业工作人员.
    public static let fewestStaff = 2
    /// A shorter visit is odd. Source: care.md 8.2 VIS-2, 10.
    public static let shortest = Milliseconds.minutes(20)
    /// A longer visit is odd. Source: care.md 8.2 VIS-2, 10.
    public static let longest = Milliseconds.hours(4)
    /// A visit that is said to last longer is a typing mistake and refused: nobody stays for a day.
    public static let believable = Milliseconds.hours(24)
    /// Metres from the bed within which a check-in is one at the bed. Source: care.md 8.2 VIS-2, 10.
    public static let nearby = 300.0
    /// How long after its end a visit may be recorded without a county's approval. Source: care.md 10.
    public static let upload = Milliseconds.days(7)
    /// How far a moment may lie before the gateway's for the step to be one that happens now: then the bed's alarms
    /// are held back while staff are there. Older news changes no alarm. Source: care.md 8.1 (5) draws the same line.
    public static let present = Milliseconds.minutes(10)
    /// How far a telephone's clock may run ahead of the gateway's. Source: care.md 8.1 (6).
    public static let ahead = Milliseconds.seconds(120)
    /// How long after its planned start a visit without check-in is VIS-1. Source: care.md 8.2 VIS-1.
    public static let unstarted = Milliseconds.minutes(30)
    /// How many days before the day on which visits are due a resident with fewer is VIS-3. Source: care.md 8.2.
    public static let dueSoon: Int32 = 14
}
