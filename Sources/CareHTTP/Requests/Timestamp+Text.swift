internal import CareCore
internal import CareWire

extension Timestamp {
    /// The moment as the interface writes it: RFC 3339 in the civil time of the served counties,
    /// `2025-11-06T22:42:05.123+08:00`.
    var text: String {
        var bytes: [UInt8] = []
        RFC3339.append(self, zone: .china, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
