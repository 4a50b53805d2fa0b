public import CareCore
internal import CareWire

extension Timestamp: RecordValue {
    /// What a good moment is, for messages.
    public static let expected = "a moment such as 2021-11-06T08:00:00+08:00"

    /// Moments lie as numbers.
    public static let isInteger = true

    /// A moment.
    public static let shape = RecordShape.moment

    /// Reads RFC 3339.
    public init?(recordText: String) {
        guard let moment = try? RFC3339.parse(recordText) else { return nil }
        self = moment
    }

    /// Reads milliseconds since 1970.
    public init?(stored: StoredValue) {
        guard case .integer(let count) = stored else { return nil }
        self.init(milliseconds: count)
    }

    /// RFC 3339 with milliseconds and the offset +08:00.
    public var recordText: String { RFC3339.text(self) }

    /// Milliseconds since 1970.
    public var stored: StoredValue { .integer(milliseconds) }
}
