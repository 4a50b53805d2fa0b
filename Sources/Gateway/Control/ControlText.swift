import Foundation

/// Requests and answers as lines. Foundation's JSON is fast enough for what people do by hand.
enum ControlText {
    /// The value as one line with its newline; JSON text holds none inside.
    static func line(of value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
    }

    /// The value that a line holds.
    static func value<Value: Decodable>(_ type: Value.Type, in line: some Collection<UInt8>) throws -> Value {
        try JSONDecoder().decode(type, from: Data(line))
    }

    /// What is wrong with a line, for the person at the other end.
    static func words(for error: any Error) -> String {
        guard let error = error as? DecodingError else { return "\(error)" }
        let (context, fallback): (DecodingError.Context, String) =
            switch error {
            case .dataCorrupted(let context): (context, "")
            case .keyNotFound(let key, let context): (context, key.stringValue)
            case .typeMismatch(_, let context), .valueNotFound(_, let context): (context, "")
            @unknown default: (DecodingError.Context(codingPath: [], debugDescription: "\(error)"), "")
            }
        var path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
        if !fallback.isEmpty { path.append(fallback) }
        let place = path.isEmpty ? "" : path.joined(separator: ".") + ": "
        return place + context.debugDescription
    }
}
