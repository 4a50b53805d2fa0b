/// What a text of the row before was parsed to: rows come in an order in which the same text follows itself.
struct LastParsed<Value> {
    private var text = ""
    private var value: Value?

    /// The value of a column; `nil` for NULL, and for a text that is none.
    mutating func value(_ row: HotRow, _ column: Int32, _ parse: (String) -> Value?) -> Value? {
        if row.isNull(column) { return nil }
        if value == nil || !row.isText(column, text) {
            text = row.text(column)
            value = parse(text)
        }
        return value
    }
}
