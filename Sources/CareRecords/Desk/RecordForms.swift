/// The forms that a gateway takes, by name.
public struct RecordForms: Sendable {
    /// In the order of help.
    public let list: [RecordForm]
    private let byName: [String: RecordForm]

    /// Makes a set of forms.
    public init(_ list: [RecordForm]) {
        self.list = list
        byName = Dictionary(uniqueKeysWithValues: list.map { ($0.name, $0) })
    }

    /// The form of that name.
    public subscript(name: String) -> RecordForm? { byName[name] }

    /// All names, for messages.
    public var names: String { list.map(\.name).joined(separator: ", ") }
}
