internal import CareCore
internal import CareWire

extension Timestamp {
    /// The moment as the interface writes it: RFC 3339 in the civil time of the served counties,
    /// `2025-11-06T22:42:05.123+08:00`.
    var text: String { RFC3339.text(self) }
}
