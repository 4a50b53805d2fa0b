import CareCore

/// A rule whose parts are compiled but not yet checked against each other.
struct RuleDraft {
    let source: RuleSource
    let title: BilingualText
    let subject: Rule.SubjectKind
    let gate: Condition?
    let when: Condition
    let stages: [StageSource]
    let clearing: Clearing
    /// The condition of `clear: when`, for the checks.
    let clearCondition: Condition?
    let clearPosition: SourcePosition
    let arming: (when: Condition, delay: Operand, disarm: Condition)?
    let downgrade: (when: Condition, within: Operand, priority: Priority, position: SourcePosition)?
    let inquiry: InquirySource?
    let latches: Bool
    let remind: Operand?
    let late: Rule.LateData
    let latePosition: SourcePosition
    let suppressedBy: SuppressionReasons
    let suppressionPosition: SourcePosition
    let tables: RuleTables

    /// Every expression that moves the rule on; the gate only lets it.
    var conditions: [Condition] {
        var all = [when]
        all += [clearCondition, arming?.when, arming?.disarm, downgrade?.when].compactMap { $0 }
        all += stages.flatMap { [$0.when, $0.only].compactMap { $0 } }
        return all
    }

    /// Whether the condition compares values that count one by one.
    func isSampled(in model: ModelVocabulary) -> Bool {
        ([when] + stages.compactMap(\.when)).contains { $0.directSlots.contains { !model[$0].holds } }
    }
}
