/// Where the content of a scanned JSON string lies in the input, quotes excluded.
///
/// The scanner has checked the content completely: UTF-8, escapes, surrogate pairs, control characters.
public struct JSONText: Sendable, Equatable {
    /// Offset of the first byte after the opening quote.
    public let start: Int
    /// Bytes between the quotes, escapes not yet replaced.
    public let count: Int
    /// Whether an escape occurs, so that the bytes are not yet the text.
    public let hasEscapes: Bool
}
