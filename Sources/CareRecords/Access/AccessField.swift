/// Fields of a look at personal data.
public enum AccessField {
    /// The table that was looked at.
    public static let table = RecordField<String>("table", "登记表", longest: 64)
    /// What stands for a table where somebody looked at the card of a bed; the key is the bed.
    public static let card = "residentCard"
    /// What stands for a table where somebody read what devices measured; the key is the bed, or the household that a
    /// device served as a whole.
    public static let readings = "readings"
    /// The key of the row, or those of several with blanks between them; nothing for the whole table.
    public static let key = RecordField<String>("key", "编号", longest: longestKey)
    /// Characters that `key` has room for.
    public static let longestKey = 200
    /// Why.
    public static let reason = RecordField<String>("reason", "查看原因", longest: 200)

    /// What `key` holds in each of the entries of one look: the keys of its rows with blanks between them, as many to
    /// an entry as it has room for; of a look that showed nobody one entry without a key.
    public static func keys(of rows: [String]) -> [String] {
        var texts: [String] = []
        for row in rows {
            if let last = texts.last, last.count + 1 + row.count <= longestKey {
                texts[texts.count - 1] = "\(last) \(row)"
            } else {
                texts.append(row)
            }
        }
        return texts.isEmpty ? [""] : texts
    }
}
