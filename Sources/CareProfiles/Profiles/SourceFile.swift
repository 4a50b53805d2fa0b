/// One file of a profile directory as text, so that it can be kept in a database and compiled again later.
public struct SourceFile: Hashable, Sendable {
    /// What the file is for; its path tells.
    public enum Kind: Sendable {
        /// `<class>/<model>.yaml`: one model of device.
        case profile
        /// `rules/*.yaml`: rules that several models share.
        case rules
        /// `escalation/*.yaml`: who is told of alarms.
        case escalation
        /// `repairs/*.yaml`: in which time technicians mend what.
        case repairs
        /// `*.test.yaml`: what a model's rules must do; not compiled into the set.
        case test
    }

    /// Path relative to the profile directory, with `/`.
    public let path: String
    /// The whole text.
    public let text: String

    /// Makes a file.
    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// What the file is for.
    public var kind: Kind {
        if path.hasSuffix(".test.yaml") { return .test }
        let folders = path.split(separator: "/").dropLast()
        if folders.contains("escalation") { return .escalation }
        if folders.contains("repairs") { return .repairs }
        return folders.contains("rules") ? .rules : .profile
    }
}
