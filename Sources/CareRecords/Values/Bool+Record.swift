extension Bool: RecordValue {
    /// What a good answer is, for messages.
    public static let expected = "yes (是) or no (否)"

    /// Answers lie as 0 and 1.
    public static let isInteger = true

    /// True or false.
    public static let shape = RecordShape.flag

    /// Reads `yes`, `no` and their Chinese words.
    public init?(recordText: String) {
        switch recordText {
        case "yes", "是": self = true
        case "no", "否": self = false
        default: return nil
        }
    }

    /// Reads 0 and 1.
    public init?(stored: StoredValue) {
        switch stored {
        case .integer(0): self = false
        case .integer(1): self = true
        default: return nil
        }
    }

    /// `yes` or `no`.
    public var recordText: String { self ? "yes" : "no" }

    /// 1 or 0.
    public var stored: StoredValue { .integer(self ? 1 : 0) }
}
