/// An item of the county's service list and the minutes that it shall take: `A01=30`.
public struct ItemMinutes: Hashable, Sendable {
    /// Its code in the service list.
    public let item: RecordID
    /// Minutes, within `range`.
    public let minutes: Int64

    /// Good numbers of minutes: no item takes longer than the longest day of work with one person.
    public static let range: ClosedRange<Int64> = 1...480
    /// What good items are, for messages.
    public static let expected =
        "items and their minutes such as A01=30 B02=15, each once, with spaces between them and 1 to 480 minutes"

    /// Makes an item; `nil` when the minutes are out of range.
    public init?(item: RecordID, minutes: Int64) {
        guard Self.range.contains(minutes) else { return nil }
        self.item = item
        self.minutes = minutes
    }
}

extension ItemMinutes: RecordValue {
    /// Reads `A01=30`.
    public init?(recordText: String) {
        let parts = recordText.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count == 2, let item = RecordID(parts[0]), let minutes = Int(digits: parts[1].utf8) else {
            return nil
        }
        self.init(item: item, minutes: Int64(minutes))
    }

    /// `A01=30`.
    public var recordText: String { "\(item)=\(minutes)" }
}
