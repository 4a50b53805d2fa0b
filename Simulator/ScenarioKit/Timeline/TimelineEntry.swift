public import SimKit

/// Something that happens in a scenario, as its file tells it.
public struct TimelineEntry: Sendable {
    /// When it happens or begins.
    public let at: TimeSpan
    /// Its line in the file.
    public let line: Int
    /// What happens, for people.
    public let text: String
    let action: TimelineAction
}
