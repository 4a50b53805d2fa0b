public import CareCore

/// The foreign topics that the profiles in force claim.
///
/// Patterns that differ never match the same name (the profile checker sees to it), so a name belongs to at most one of
/// them and says which device it is; the device's own profile says how the message is read.
public struct ClaimedTopics: Sendable {
    /// What a foreign topic name says.
    public struct Match: Sendable, Equatable {
        /// The number of the pattern.
        public let pattern: Int
        /// Where the device's name lies in the topic name; any bytes but a slash, one or more.
        public let device: Range<Int>
    }

    private let patterns: [TopicPattern]
    private let tables: [[ForeignTable?]]

    /// Compiles the claims. `tables` belong to the profiles, in their order.
    public init(profiles: ProfileSet, tables: [FieldTable]) {
        var patterns: [TopicPattern] = []
        for claim in profiles.profiles.flatMap(\.topics) where !patterns.contains(claim.pattern) {
            patterns.append(claim.pattern)
        }
        self.patterns = patterns
        self.tables = zip(profiles.profiles, tables).map { profile, readings in
            patterns.map { pattern in
                profile.topics.firstIndex { $0.pattern == pattern }.map {
                    ForeignTable(profile, claim: $0, readings: readings)
                }
            }
        }
    }

    /// The claim that the topic name matches; `nil` when nobody claims it.
    public func match(_ topic: UnsafeRawBufferPointer) -> Match? {
        for (number, pattern) in patterns.enumerated() {
            if let device = Self.device(in: topic, pattern) { return Match(pattern: number, device: device) }
        }
        return nil
    }

    /// How a profile reads the messages of a pattern; `nil` when it does not claim them.
    public func table(ofProfile profile: Int, _ match: Match) -> ForeignTable? { tables[profile][match.pattern] }

    private static func device(in topic: UnsafeRawBufferPointer, _ pattern: TopicPattern) -> Range<Int>? {
        var device: Range<Int>?
        var start = 0
        for (number, level) in pattern.levels.enumerated() {
            let end = topic[start...].firstIndex(of: UInt8(ascii: "/")) ?? topic.count
            // The last level ends the name, the others end with a slash.
            guard (end == topic.count) == (number == pattern.levels.count - 1), end > start else { return nil }
            switch level {
            case .word(let word): guard topic[start..<end].elementsEqual(word.utf8) else { return nil }
            case .any: break
            case .device: device = start..<end
            }
            start = min(end + 1, topic.count)
        }
        return device
    }
}
