extension String: RecordValue {
    /// Takes any text; a field bounds it.
    public init?(recordText: String) { self = recordText }

    /// The text.
    public var recordText: String { self }
}
