public import CareCore
internal import CareWire

extension Timestamp: RecordValue {
    /// What a good moment is, for messages.
    public static let expected = "a moment such as 2021-11-06T08:00:00+08:00"

    /// Moments lie as numbers.
    public static let isInteger = true

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

extension Int64: RecordValue {
    /// Numbers lie as numbers.
    public static let isInteger = true

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

extension Bool: RecordValue {
    /// What a good answer is, for messages.
    public static let expected = "yes (是) or no (否)"

    /// Answers lie as 0 and 1.
    public static let isInteger = true

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

extension String: RecordValue {
    /// Takes any text; a field bounds it.
    public init?(recordText: String) { self = recordText }

    /// The text.
    public var recordText: String { self }
}

extension BedID: RecordValue {
    /// What a good bed is, for messages.
    public static let expected = "a bed such as 532901-000123"

    /// Reads `532901-000123`.
    public init?(recordText: String) { self.init(recordText) }

    /// `532901-000123`.
    public var recordText: String { description }
}

extension CountyCode: RecordValue {
    /// What a good code is, for messages.
    public static let expected = "a county of six digits such as 532901"

    /// Reads six digits.
    public init?(recordText: String) { self.init(recordText) }

    /// Six digits.
    public var recordText: String { description }
}

extension TownshipCode: RecordValue {
    /// What a good code is, for messages.
    public static let expected = "a township of nine digits such as 532901001"

    /// Reads nine digits.
    public init?(recordText: String) { self.init(recordText) }

    /// Nine digits.
    public var recordText: String { description }
}

extension DeviceID: RecordValue {
    /// What a good identity is, for messages.
    public static let expected = "a device: 1 to 32 letters, digits, colons, underlines or hyphens"

    /// Reads a device's identity; one that a spreadsheet has turned into a day is none.
    public init?(recordText: String) {
        guard !DamagedText.isShortDay(recordText) else { return nil }
        self.init(recordText)
    }

    /// The identity.
    public var recordText: String { description }
}

extension HouseholdID: RecordValue {
    /// What a good identity is, for messages.
    public static let expected = "a household: 1 to 32 letters, digits, colons, underlines or hyphens"

    /// Reads a household's identity; one that a spreadsheet has turned into a day is none.
    public init?(recordText: String) {
        guard !DamagedText.isShortDay(recordText) else { return nil }
        self.init(recordText)
    }

    /// The identity.
    public var recordText: String { description }
}

extension ProviderID: RecordValue {
    /// What a good identity is, for messages.
    public static let expected =
        "a provider of the bed register: 1 to 32 letters, digits, colons, underlines or hyphens"

    /// Reads a provider's identity; one that a spreadsheet has turned into a day is none.
    public init?(recordText: String) {
        guard !DamagedText.isShortDay(recordText) else { return nil }
        self.init(recordText)
    }

    /// The identity.
    public var recordText: String { text }
}
