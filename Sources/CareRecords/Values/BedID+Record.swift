public import CareCore

extension BedID: RecordValue {
    /// What a good bed is, for messages.
    public static let expected = "a bed such as 532901-000123"

    /// Reads `532901-000123`.
    public init?(recordText: String) { self.init(recordText) }

    /// `532901-000123`.
    public var recordText: String { description }
}
