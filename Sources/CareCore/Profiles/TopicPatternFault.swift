/// Why a text is no pattern of foreign topics.
public enum TopicPatternFault: Error, Sendable, Equatable {
    /// More bytes than `TopicPattern.maximumLength`.
    case tooLong
    /// Two slashes in a row, or one at an end.
    case emptyLevel
    /// `#`.
    case multipleLevels
    /// `+`, `#` or a brace beside other characters.
    case partialPlaceholder
    /// White space or a control character.
    case invisibleCharacter
    /// The first level could be our own `homebed`, or is one of the broker's own that begin with `$`.
    case firstLevel
    /// `{device}` stands in no level or in several.
    case deviceLevels
}

extension TopicPatternFault {
    /// What should stand there, in words.
    public var expected: String {
        switch self {
        case .tooLong: "at most \(TopicPattern.maximumLength) bytes"
        case .emptyLevel: "a word, + or {device} between any two slashes"
        case .multipleLevels: "each level named, + or {device} instead of #"
        case .partialPlaceholder: "+ and {device} alone in their levels"
        case .invisibleCharacter: "no white space and no control characters"
        case .firstLevel: "a word first that is not homebed, the gateway's own, and does not begin with $"
        case .deviceLevels: "{device} in one level: there stands the device's registered identity"
        }
    }
}
