internal import CareWire

/// Lists as they are sent: `items` and `next`, `null` where nothing follows.
enum List {
    /// Cuts a page out of one item more than it holds: whether there is a next page is known then.
    /// - Parameters:
    ///   - found: At most `page.limit + 1` records after the cursor, in order.
    ///   - page: What is asked for.
    ///   - list: Name of the list.
    ///   - position: Where a record stands in the list.
    ///   - item: A record as it is sent.
    /// - Returns: The page, with where the next one begins.
    static func page<Record>(
        _ found: [Record], _ page: Page, of list: String, position: (Record) -> String, _ item: (Record) -> Fields
    ) -> Fields {
        let shown = found.prefix(page.limit)
        let next = found.count > page.limit ? shown.last.map { Cursor.text(position($0), of: list) } : nil
        return whole(shown.map(item), next: next)
    }

    /// Items as they are: all of them, where nothing is said of a next page.
    static func whole(_ items: [Fields], next: String? = nil) -> Fields {
        Fields { fields in
            fields.put("items", items)
            fields.put("next", next)
        }
    }
}
