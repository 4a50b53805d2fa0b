/// One rule of one device being asked: where its state lies and what its expressions may look at.
struct RuleAsking {
    let rule: RuleLayout
    let code: RuleCode
    let device: DeviceNumber
    /// Index of the rule cell.
    let cell: Int
    /// Index of the rule's first timer.
    let timers: Int
    /// Index of the rule within the profile.
    let index: Int
    let context: EvaluationContext

    init(
        rule: RuleLayout, code: RuleCode, device: DeviceNumber, cell: Int, timers: Int, index: Int,
        context: EvaluationContext
    ) {
        self.rule = rule
        self.code = code
        self.device = device
        self.index = index
        self.context = context
        self.cell = cell
        self.timers = timers
    }

    /// What the expression says.
    func judgement(_ program: Range<Int>) -> Judgement {
        Judgement(Evaluator.run(program, of: code, in: context))
    }

    /// Whether the expression holds; without one, `otherwise`.
    func holds(_ program: Range<Int>?, without otherwise: Bool) -> Bool {
        guard let program else { return otherwise }
        return judgement(program) == .holds
    }
}
