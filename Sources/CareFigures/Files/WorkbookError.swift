/// A workbook cannot be written.
public struct WorkbookError: Error, CustomStringConvertible {
    /// What happened, and what to do.
    public let text: String

    /// The text.
    public var description: String { text }
}
