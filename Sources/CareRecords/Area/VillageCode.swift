public import CareCore

/// A village or a neighbourhood of a town (村、社区) by its twelve-digit code, the first nine digits of which are its
/// township's. Source: the National Bureau of Statistics' 统计用区划代码.
public struct VillageCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Twelve digits.
    public let text: String
    /// The township that it belongs to.
    public let township: TownshipCode

    /// What a good code is, for messages.
    public static let expected = "a village of twelve digits such as 532901001001"

    /// The village of twelve digits; `nil` for any other text.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 12, Int(digits: text.utf8) != nil, let township = TownshipCode(String(text.prefix(9)))
        else { return nil }
        self.text = String(text)
        self.township = township
    }

    /// In order of the code.
    public static func < (left: VillageCode, right: VillageCode) -> Bool { left.text < right.text }

    /// Twelve digits.
    public var description: String { text }
}

extension VillageCode: RecordValue {
    /// Reads twelve digits.
    public init?(recordText: String) { self.init(recordText) }

    /// Twelve digits.
    public var recordText: String { text }
}
