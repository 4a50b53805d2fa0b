/// Fields of a county's line: what the programme has promised there. The plan's own sums over its four counties are
/// 2,100 beds, 4,200 visits by the end of 2021, 6,300 visits in all and 2,100 trained people. Source: the plan, 二 and
/// 五.
public enum CountyField {
    /// How many beds are to be set up.
    public static let bedTarget = RecordField<Int64>("bedTarget", "任务床位数", in: 0...1_000_000, unit: "beds")
    /// How many people are to be served by 2021-12-31, each counted once a visit (人次).
    public static let programmeVisitTarget = RecordField<Int64>(
        "programmeVisitTarget", "2021年底前任务上门人次", in: 0...1_000_000, unit: "visits")
    /// How many people are to be served in all, each counted once a visit (人次).
    public static let visitTarget = RecordField<Int64>("visitTarget", "任务上门总人次", in: 0...1_000_000, unit: "visits")
    /// How many members of families are to be trained.
    public static let trainingTarget = RecordField<Int64>(
        "trainingTarget", "任务培训人数", in: 0...1_000_000, unit: "people")
    /// The speed that a car cannot beat on the county's roads as the crow flies; visits of one pair that lie nearer in
    /// time than it allows are suspicious.
    public static let roadSpeed = RecordField<Int64>("roadSpeed", "道路时速", in: 5...120, unit: "km/h")
}
