/// Which entries of the ledger are wanted; what is `nil` asks for nothing.
public struct LedgerFilter: Sendable, Equatable {
    /// Which part of the list. An entry lies where a row lies that it wrote or looked at.
    public var list: ListFilter
    /// Only entries of that form.
    public var form: String?
    /// Only what is about that.
    public var subject: String?
    /// Only what that person entered.
    public var person: String?

    /// Asks for everything in those places.
    public init(_ list: ListFilter) { self.list = list }
}
