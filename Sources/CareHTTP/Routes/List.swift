internal import Hummingbird

/// A page of a list as it is sent.
struct List<Item: Encodable & Sendable>: Encodable, Sendable {
    /// The items.
    let items: [Item]
    /// The cursor of the next page; `nil` when there is none.
    let next: String?

    /// Cuts a page out of one item more than it holds: whether there is a next page is known then.
    /// - Parameters:
    ///   - found: At most `page.limit + 1` items after the cursor, in order.
    ///   - page: What is asked for.
    ///   - list: Name of the list.
    ///   - position: Where an item stands in the list.
    init(_ found: [Item], _ page: Page, of list: String, position: (Item) -> String) {
        let isMore = found.count > page.limit
        items = isMore ? Array(found.prefix(page.limit)) : found
        next = isMore ? items.last.map { Cursor.text(position($0), of: list) } : nil
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(items, forKey: .items)
        // Always there, `null` at the end: whoever polls need not tell a missing field from a forgotten one.
        try fields.encode(next, forKey: .next)
    }

    private enum CodingKeys: String, CodingKey { case items, next }
}
