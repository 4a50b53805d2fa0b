public import CareCore

extension BedID: RecordValue {
    /// Reads `532901-000123`.
    public init?(recordText: String) { self.init(recordText) }

    /// `532901-000123`.
    public var recordText: String { description }
}
