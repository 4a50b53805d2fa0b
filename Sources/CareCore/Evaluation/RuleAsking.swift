/// One rule of one device being asked: where its state lies and what its expressions may look at.
struct RuleAsking {
    let layout: ProfileLayout
    let rule: RuleLayout
    let device: DeviceNumber
    /// Index of the rule cell.
    let cell: Int
    /// Index of the rule's first timer.
    let timers: Int
    /// Index of the rule within the profile.
    let index: Int
    let context: EvaluationContext

    init(
        layout: ProfileLayout, rule: RuleLayout, device: DeviceNumber, slot: DeviceSlot, index: Int,
        context: EvaluationContext
    ) {
        self.layout = layout
        self.rule = rule
        self.device = device
        self.index = index
        self.context = context
        cell = Int(slot.ruleBase) + index
        timers = Int(slot.timerBase) + rule.timerBase
    }

    /// What the expression says.
    func judgement(_ program: Range<Int>) -> Judgement {
        Judgement(Evaluator.run(program, of: layout, rule: rule, in: context))
    }

    /// Whether the expression holds; without one, `otherwise`.
    func holds(_ program: Range<Int>?, without otherwise: Bool) -> Bool {
        guard let program else { return otherwise }
        return judgement(program) == .holds
    }
}
