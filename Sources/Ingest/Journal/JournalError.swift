/// A journal blob that no gateway of this version wrote.
public struct JournalError: Error, Sendable, Equatable {
    /// Offset of the byte at fault within the blob.
    public let offset: Int

    /// Makes an error.
    public init(offset: Int) { self.offset = offset }
}
