import CareWire

/// One field of a JSON answer, found by a path such as `data.code`.
enum AnswerField {
    /// The text of a string, the digits of a number, `true`, `false`; `nil` when there is no such field, or it is
    /// `null`, an object or an array, or the answer is no JSON.
    static func text(_ path: String, in body: [UInt8]) -> String? {
        body.withUnsafeBytes { bytes in
            var scanner = JSONScanner(bytes)
            return try? find(path.split(separator: "."), &scanner, bytes)
        }
    }

    private static func find(
        _ path: [Substring], _ scanner: inout JSONScanner, _ bytes: UnsafeRawBufferPointer
    ) throws(JSONError) -> String? {
        guard let wanted = path.first else { return try scalar(&scanner, bytes) }
        guard try scanner.nextType() == .object else { return nil }
        try scanner.beginObject()
        while let name = try scanner.nextName() {
            if scanner.string(name) == wanted { return try find(Array(path.dropFirst()), &scanner, bytes) }
            _ = try scanner.skipValue()
        }
        return nil
    }

    private static func scalar(
        _ scanner: inout JSONScanner, _ bytes: UnsafeRawBufferPointer
    ) throws(JSONError) -> String? {
        switch try scanner.nextType() {
        case .text:
            let text = try scanner.text()
            return scanner.string(text)
        case .number, .boolean:
            let range = try scanner.skipValue()
            return String(decoding: bytes[range], as: UTF8.self)
        case .object, .array, .null: return nil
        }
    }
}
