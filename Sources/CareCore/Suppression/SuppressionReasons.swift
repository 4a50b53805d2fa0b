/// What silences a rule's alarms by design. Which of them a rule names is data of the rule. Source: care.md 8.1 (8).
public struct SuppressionReasons: OptionSet, Hashable, Sendable {
    /// One bit a reason.
    public let rawValue: UInt8

    /// Wraps bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The resident is away: in hospital, with the family.
    public static let away = SuppressionReasons(rawValue: 1)
    /// Staff are with the resident.
    public static let visit = SuppressionReasons(rawValue: 2)
    /// An outage was announced for the township.
    public static let outage = SuppressionReasons(rawValue: 4)

    /// Every reason with the word that rules use.
    public static let named: [(name: String, reason: SuppressionReasons)] = [
        ("away", .away), ("visit", .visit), ("outage", .outage),
    ]
}
