/// The register that a form's lines make up, as a file of the form has them.
public struct RecordRegister: Sendable {
    /// Whose rows they are.
    public let table: RecordTable
    private let gather: @Sendable (any RecordBook) throws -> [RecordRow]

    /// A register whose lines are put together out of rows.
    init(_ table: RecordTable, gather: @escaping @Sendable (any RecordBook) throws -> [RecordRow]) {
        self.table = table
        self.gather = gather
    }

    /// A register whose lines are the rows of a table.
    init(_ table: RecordTable) { self.init(table) { try $0.rows(table, where: []) } }

    /// Its lines: the form takes them back, and where they stand already nothing changes.
    /// - Throws: What the book throws when it cannot be read.
    public func lines(_ book: any RecordBook) throws -> [RecordRow] { try gather(book) }
}
