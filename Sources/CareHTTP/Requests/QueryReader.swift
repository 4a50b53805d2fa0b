internal import CareCore
internal import CareWire

/// The parameters after the question mark: each at most once, none that the route does not know.
struct QueryReader: Sendable {
    private let values: [String: String]

    /// Takes the decoded pairs.
    /// - Throws: `Problem` when a name comes twice.
    init(_ pairs: [(name: String, value: String)]) throws {
        var values: [String: String] = [:]
        for (name, value) in pairs {
            guard values.updateValue(value, forKey: name) == nil else {
                throw Problem(field: name, expected: "the parameter once", found: "it twice")
            }
        }
        self.values = values
    }

    /// Refuses parameters of other names.
    func allow(_ names: [String]) throws {
        if let stranger = values.keys.sorted().first(where: { !names.contains($0) }) {
            let known = names.isEmpty ? "no parameter" : "one of \(names.joined(separator: ", "))"
            throw Problem(.unknownParameter, field: stranger, expected: known, found: "an unknown parameter")
        }
    }

    /// The text of a parameter; `nil` when it was not sent.
    subscript(name: String) -> String? { values[name] }

    /// What `make` makes of a parameter; `nil` when it was not sent.
    func parse<Value>(_ name: String, expected: String, _ make: (String) -> Value?) throws -> Value? {
        guard let text = values[name] else { return nil }
        guard let value = make(text) else { throw Problem(field: name, expected: expected, found: "\"\(text)\"") }
        return value
    }

    /// A moment as RFC 3339 with an offset.
    func moment(_ name: String) throws -> Timestamp? {
        try parse(name, expected: "a time as RFC 3339 with its offset, such as 2021-12-01T00:00:00+08:00") {
            // In a query a + is a blank, unless it is written as %2B: no moment has a blank there otherwise.
            try? RFC3339.parse($0.replacing(#/ (?=\d\d:\d\d$)/#, with: "+"))
        }
    }

    /// A whole number of the range.
    func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        try parse(name, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
            Int(text).flatMap { range.contains($0) && text.allSatisfy(\.isNumber) ? $0 : nil }
        }
    }

    /// `true` or `false`.
    func flag(_ name: String) throws -> Bool? {
        try parse(name, expected: "true or false") { $0 == "true" ? true : $0 == "false" ? false : nil }
    }
}
