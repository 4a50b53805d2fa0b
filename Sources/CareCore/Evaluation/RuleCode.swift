/// What the evaluator reads of a rule and its profile: their own tables by pointer, so that an evaluation pays for no
/// array's reference count or bounds. Valid while both layouts live, hence for one asking.
struct RuleCode {
    let instructions: UnsafePointer<Instruction>
    /// Longest believable gap of each slot in ms.
    let gaps: UnsafePointer<Int64>
    let parameters: UnsafePointer<Double>
    /// How far each window of the rule reaches back, in ms.
    let windowLengths: UnsafePointer<Int64>
    let dailyWindows: UnsafePointer<DailyWindow>
    /// For the tables by altitude, of which few rules have any.
    unowned(unsafe) let rule: RuleLayout

    init(_ layout: ProfileLayout, _ rule: RuleLayout) {
        instructions = UnsafePointer(layout.code.base)
        gaps = UnsafePointer(layout.gapTable.base)
        parameters = UnsafePointer(rule.parameterTable.base)
        windowLengths = UnsafePointer(rule.windowLengths.base)
        dailyWindows = UnsafePointer(rule.dailyWindowTable.base)
        self.rule = rule
    }
}
