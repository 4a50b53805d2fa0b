/// A name by which fields of recorded payloads are found, however much white space a device leaves between its tokens.
struct PayloadKey: Sendable {
    private let quoted: [UInt8]

    init(_ name: String) { quoted = Array("\"\(name)\"".utf8) }

    /// Where the value of the field begins whose name stands at `index`; `nil` when another thing stands there.
    func value(at index: Int, in payload: [UInt8]) -> Int? {
        guard payload[index...].starts(with: quoted) else { return nil }
        let colon = Self.token(from: index + quoted.count, in: payload)
        guard colon < payload.count, payload[colon] == UInt8(ascii: ":") else { return nil }
        return Self.token(from: colon + 1, in: payload)
    }

    /// The first place from `index` on that is not white space.
    private static func token(from index: Int, in payload: [UInt8]) -> Int {
        payload[index...].firstIndex { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } ?? payload.count
    }
}
