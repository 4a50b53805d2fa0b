/// Finds fields of flat JSON objects that this product writes: no spaces between tokens, no escapes in the texts that
/// are looked for. It shares no code with the gateway's own scanner.
enum PlainJSON {
    /// The whole number under `name`.
    static func integer(_ name: String, in payload: [UInt8]) -> Int64? {
        guard var index = value(of: name, in: payload) else { return nil }
        var isNegative = false
        if index < payload.count, payload[index] == UInt8(ascii: "-") {
            isNegative = true
            index += 1
        }
        var number: Int64 = 0
        let first = index
        while index < payload.count, (48...57).contains(payload[index]) {
            number = number * 10 + Int64(payload[index] - 48)
            index += 1
        }
        return index == first ? nil : isNegative ? -number : number
    }

    /// Whether `name` is there and true.
    static func isTrue(_ name: String, in payload: [UInt8]) -> Bool {
        guard let index = value(of: name, in: payload) else { return false }
        return payload[index...].starts(with: "true".utf8)
    }

    /// The text under `name`; `nil` also for null.
    static func text(_ name: String, in payload: [UInt8]) -> String? {
        guard let index = value(of: name, in: payload) else { return nil }
        return text(at: index, in: payload)?.text
    }

    /// The list of texts under `name`.
    static func texts(_ name: String, in payload: [UInt8]) -> [String]? {
        guard var index = value(of: name, in: payload), index < payload.count, payload[index] == UInt8(ascii: "[")
        else { return nil }
        var found: [String] = []
        index += 1
        while let (text, end) = text(at: index, in: payload) {
            found.append(text)
            index = end + 1
        }
        return found
    }

    private static func text(at index: Int, in payload: [UInt8]) -> (text: String, end: Int)? {
        guard index < payload.count, payload[index] == UInt8(ascii: "\""),
            let end = payload[(index + 1)...].firstIndex(of: UInt8(ascii: "\""))
        else { return nil }
        return (String(decoding: payload[(index + 1)..<end], as: UTF8.self), end + 1)
    }

    /// Where the value of the first field of that name begins.
    private static func value(of name: String, in payload: [UInt8]) -> Int? {
        let key = Array("\"\(name)\":".utf8)
        guard payload.count >= key.count else { return nil }
        var index = 0
        while index <= payload.count - key.count {
            if payload[index] == key[0], payload[index..<index + key.count].elementsEqual(key) {
                return index + key.count
            }
            index += 1
        }
        return nil
    }
}
