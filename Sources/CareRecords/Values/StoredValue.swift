/// One field of a record as it lies in the database.
public enum StoredValue: Hashable, Sendable {
    /// Nothing was entered.
    case none
    /// Whole numbers, moments (milliseconds), days (since 1970-01-01), yes and no.
    case integer(Int64)
    /// Everything else, in its one canonical spelling.
    case text(String)
}
