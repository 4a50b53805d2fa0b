public import CareCore

extension StoreReader {
    /// Contact book and duty rota. Holds names and addresses: personal data.
    /// - Throws: `StoreError` when the file cannot be read, or holds sealed contacts and the reader has no key.
    public func duty() throws -> DutyBook { try read { try DutyReader.read($0, people) } }
}
