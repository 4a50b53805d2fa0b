public import SimKit

/// What a subscriber of the alarm topics must see, or must not.
public struct Expectation: Sendable {
    enum Kind: Sendable {
        /// A transition of that cause arrives at that moment, or at most so long after it.
        case seen(cause: String, at: TimeSpan, within: TimeSpan)
        /// No alarm is raised in that time.
        case never(from: TimeSpan, until: TimeSpan)
    }

    /// Its line in the file.
    public let line: Int
    let kind: Kind
    let alarm: AlarmDescription

    /// By when it is decided.
    public var due: TimeSpan {
        switch kind {
        case .seen(_, let at, let within): at + within
        case .never(_, let until): until
        }
    }
}
