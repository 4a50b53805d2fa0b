/// What an override changes of a rule's chatter guard. Raw values are the names in records and on the command line,
/// those of the rule's key `chatter`.
public enum ChatterPart: String, CaseIterable, Sendable {
    /// Activations that make it chattering.
    case times
    /// The time within which they come.
    case within
    /// How long the end is held back.
    case hold
    /// What the next chattering multiplies that by.
    case multiplier
    /// The longest hold.
    case longest = "max"
}

extension ChatterGuard {
    /// The part's value.
    subscript(part: ChatterPart) -> OverrideValue {
        switch part {
        case .times: .number(Double(times))
        case .within: .duration(within)
        case .hold: .duration(hold)
        case .multiplier: .number(multiplier)
        case .longest: .duration(longestHold)
        }
    }

    /// Gives the part a value of its kind.
    mutating func set(_ part: ChatterPart, _ value: OverrideValue) {
        switch (part, value) {
        case (.times, .number(let number)): times = Int(number)
        case (.within, .duration(let length)): within = length
        case (.hold, .duration(let length)): hold = length
        case (.multiplier, .number(let number)): multiplier = number
        case (.longest, .duration(let length)): longestHold = length
        default: fatalError("chatter.\(part.rawValue)=\(value) was never checked")
        }
    }
}
