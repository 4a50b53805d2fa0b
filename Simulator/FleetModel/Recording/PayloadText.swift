/// Payloads in a line of text: printable ASCII as it is, every other byte and the backslash as `\` and two hexadecimal
/// digits, so that damaged payloads come back as they were.
enum PayloadText {
    private static let backslash = UInt8(ascii: "\\")

    static func encode(_ payload: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(payload.count)
        for byte in payload {
            if (0x20...0x7E).contains(byte), byte != backslash {
                text.append(byte)
            } else {
                text += [backslash, digit(byte >> 4), digit(byte & 15)]
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// - Returns: `nil` when a backslash is not followed by two hexadecimal digits.
    static func decode(_ text: String) -> [UInt8]? {
        var payload: [UInt8] = []
        var bytes = text.utf8.makeIterator()
        while let byte = bytes.next() {
            guard byte == backslash else {
                payload.append(byte)
                continue
            }
            guard let high = bytes.next().flatMap(value), let low = bytes.next().flatMap(value) else { return nil }
            payload.append(high << 4 | low)
        }
        return payload
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 48...57: digit - 48
        case 97...102: digit - 87
        default: nil
        }
    }
}
