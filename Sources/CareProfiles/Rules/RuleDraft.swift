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
    /// As written; `nil` where the rule says nothing, an empty answer for `never`.
    let handOver: HandOverSource??
    let latches: Bool
    let remind: Operand?
    let realarm: Operand?
    let chatter: ChatterGuard
    let nuisance: NuisanceLimit?
    let late: Rule.LateData
    let latePosition: SourcePosition
    let suppressedBy: SuppressionReasons
    let suppressionPosition: SourcePosition
    let tables: RuleTables

    /// When the carer's alarm becomes the operator's: as written, or after two hours where the rule is the carer's and
    /// of P3; a rule with stages of its own for the operator needs none.
    var effectiveHandOver: HandOver? {
        if let handOver { return handOver?.handOver }
        let isCarers = stages.allSatisfy { $0.audience == .carer } && stages.contains { $0.priority == .p3 }
        return isCarers ? HandOverSource.standard : nil
    }

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
