/// What part of a list is asked for: `limit` items after `cursor`.
struct Page: Sendable, Equatable {
    /// Items of a page when nobody asks for another number.
    static let usual = 100
    /// Items of a page at most.
    static let most = 500
    /// Names of the parameters.
    static let parameters = ["limit", "cursor"]

    /// How many items at most.
    let limit: Int
    /// Where the page before ended; `nil` for the first page.
    let after: String?

    /// Reads the parameters of the list of that name.
    /// - Throws: `Problem` when the limit is out of range or the cursor belongs to another list.
    init(_ query: QueryReader, of list: String) throws {
        limit = try query.number("limit", in: 1...Self.most) ?? Self.usual
        after = try query["cursor"].map { try Cursor.read($0, of: list) }
    }

    /// Where the page before ended, as a number.
    /// - Throws: `Problem` when the cursor holds none.
    var afterNumber: Int64? {
        get throws {
            try after.map { text in
                guard let number = Int64(text) else { throw Cursor.problem }
                return number
            }
        }
    }
}
