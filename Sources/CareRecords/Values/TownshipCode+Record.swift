public import CareCore

extension TownshipCode: RecordValue {
    /// Reads nine digits.
    public init?(recordText: String) { self.init(recordText) }

    /// Nine digits.
    public var recordText: String { description }
}
