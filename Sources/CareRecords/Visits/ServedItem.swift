/// An item of a visit that has taken place, with its result: `A01=30` is done, `A01=30:partly` is not whole, and
/// `A01=refused` or `A01=undone` took no time.
public struct ServedItem: Hashable, Sendable {
    /// Its code in the service list.
    public let item: RecordID
    /// Minutes that it took, within `ItemMinutes.range`; `nil` for what was not served.
    public let minutes: Int64?
    /// What became of it.
    public let result: ItemResult

    /// What good items are, for messages.
    public static let expected =
        "items with their minutes and, unless they are done, their result, such as A01=30 B02=15:partly C03=refused "
        + "D04=undone, each once, with spaces between them and 1 to 480 minutes"

    /// Makes an item; `nil` when the minutes are out of range, or do not go with the result.
    public init?(item: RecordID, minutes: Int64?, result: ItemResult) {
        guard minutes.map(ItemMinutes.range.contains) ?? true, (minutes != nil) == result.isServed else { return nil }
        self.item = item
        self.minutes = minutes
        self.result = result
    }
}

extension ServedItem: RecordValue {
    /// Reads `A01=30`, `A01=30:partly` or `A01=refused`.
    public init?(recordText: String) {
        let parts = recordText.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count == 2, let item = RecordID(parts[0]) else { return nil }
        let words = parts[1].split(separator: ":", omittingEmptySubsequences: false)
        if let minutes = words.first.flatMap({ Int(digits: $0.utf8) }) {
            let result = words.count == 1 ? .done : words.count == 2 ? ItemResult(recordText: String(words[1])) : nil
            guard let result else { return nil }
            self.init(item: item, minutes: Int64(minutes), result: result)
        } else {
            guard let result = ItemResult(recordText: String(parts[1])) else { return nil }
            self.init(item: item, minutes: nil, result: result)
        }
    }

    /// `A01=30`, `A01=30:partly` or `A01=refused`.
    public var recordText: String {
        guard let minutes else { return "\(item)=\(result.rawValue)" }
        return "\(item)=\(minutes)" + (result == .done ? "" : ":\(result.rawValue)")
    }
}
