public import CareCore

extension CountyCode: RecordValue {
    /// What a good code is, for messages.
    public static let expected = "a county of six digits such as 532901"

    /// Reads six digits.
    public init?(recordText: String) { self.init(recordText) }

    /// Six digits.
    public var recordText: String { description }
}
