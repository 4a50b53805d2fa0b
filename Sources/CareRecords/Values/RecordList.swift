/// Several values, written with spaces between them in the order in which they were given; each once.
public struct RecordList<Element: RecordValue & Hashable>: Hashable, Sendable {
    /// The values.
    public let elements: [Element]

    /// Makes a list.
    public init(_ elements: [Element]) { self.elements = elements }
}

extension RecordList: RecordValue {
    /// Reads values with spaces between them; `nil` when one is none or stands twice.
    public init?(recordText: String) {
        var elements: [Element] = []
        var seen: Set<Element> = []
        for text in recordText.split(separator: " ") {
            guard let element = Element(recordText: String(text)), seen.insert(element).inserted else { return nil }
            elements.append(element)
        }
        self.elements = elements
    }

    /// The values with spaces between them.
    public var recordText: String { elements.map(\.recordText).joined(separator: " ") }
}
