/// The raw scores of an assessment, written with single spaces between them in the order of the standard: one cell of a
/// spreadsheet that no program takes for a number or a day.
public struct AbilityScores: Hashable, Sendable {
    /// One score for each item.
    public let values: [Int]

    /// What good scores are, for messages.
    public static let expected = "whole numbers with spaces between them, one for each item in the standard's order"

    /// Makes scores.
    public init(_ values: [Int]) { self.values = values }

    /// The scores of an area of a standard, by the order of its items.
    func values(of area: AbilityItem.Area, in standard: AbilityStandard) -> [Int] {
        zip(standard.items, values).filter { $0.0.area == area }.map(\.1)
    }

    /// The score of the item with that title; `nil` when the standard has none.
    func value(of title: String, in standard: AbilityStandard) -> Int? {
        zip(standard.items, values).first { $0.0.title == title }?.1
    }

    /// What is wrong with them under a standard.
    public func faults(in standard: AbilityStandard) -> [RecordFault] {
        let items = standard.items
        guard values.count == items.count else {
            return [
                RecordFault(
                    AbilityField.scores.name, expected: "\(items.count) scores for \(standard.title)",
                    found: "\(values.count)", hint: "in the order " + items.map(\.title).joined(separator: " "))
            ]
        }
        return zip(items, values).enumerated().compactMap { place, pair in
            let (item, value) = pair
            guard !item.scores.contains(value) else { return nil }
            return RecordFault(
                AbilityField.scores.name,
                expected:
                    "\(item.scores.map(String.init).joined(separator: ", ")) for item \(place + 1), \(item.title)",
                found: "another score")
        }
    }
}

extension AbilityScores: RecordValue {
    /// Reads numbers with spaces between them.
    public init?(recordText: String) {
        var values: [Int] = []
        for text in recordText.split(separator: " ") {
            guard let value = Int(digits: text.utf8) else { return nil }
            values.append(value)
        }
        guard (1...64).contains(values.count) else { return nil }
        self.values = values
    }

    /// The numbers with single spaces between them.
    public var recordText: String { values.map(String.init).joined(separator: " ") }
}
