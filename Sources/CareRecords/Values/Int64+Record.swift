extension Int64: RecordValue {
    /// Numbers lie as numbers.
    public static let isInteger = true

    /// A number.
    public static let shape = RecordShape.number

    /// Reads decimal digits with an optional minus; at most 18 digits.
    public init?(recordText: String) {
        let isNegative = recordText.utf8.first == UInt8(ascii: "-")
        guard let number = Int(digits: recordText.utf8.dropFirst(isNegative ? 1 : 0)) else { return nil }
        self = isNegative ? -Int64(number) : Int64(number)
    }

    /// Reads the number.
    public init?(stored: StoredValue) {
        guard case .integer(let number) = stored else { return nil }
        self = number
    }

    /// Decimal digits.
    public var recordText: String { String(self) }

    /// The number.
    public var stored: StoredValue { .integer(self) }
}
