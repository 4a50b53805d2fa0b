import CareCore

/// A stage as compiled, with the places the checks point at.
struct StageSource {
    let when: Condition?
    let only: Condition?
    let delay: Operand
    let delayPosition: SourcePosition
    /// As written; `nil` for the default.
    let samples: Int?
    let priority: Priority
    let priorityPosition: SourcePosition
    let audience: Audience
    let confirmation: Confirmation?
}
