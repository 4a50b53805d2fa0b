public import CareCore

extension TownshipCode: RecordValue {
    /// What a good code is, for messages.
    public static let expected = "a township of nine digits such as 532901001"

    /// Reads nine digits.
    public init?(recordText: String) { self.init(recordText) }

    /// Nine digits.
    public var recordText: String { description }
}
