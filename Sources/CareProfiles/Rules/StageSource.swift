import CareCore

/// How a single value gets confirmed that raises without a long on-delay.
enum Confirmation {
    /// The model itself has looked twice (a status it derives, a debounced contact).
    case device
    /// Another reading decides: the stage asks for at least two samples.
    case secondReading
    /// A person calls back: good for P3 and P4 only.
    case callBack

    static let words: KeyValuePairs<String, Confirmation> = [
        "device": .device, "second_reading": .secondReading, "call_back": .callBack,
    ]
}

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
