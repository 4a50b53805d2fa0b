public import CareCore

extension StoreReader {
    /// Contact book and duty rota. Holds names and addresses: personal data.
    /// - Throws: `StoreError` when the file cannot be read.
    public func duty() throws -> DutyBook { try read { try DutyReader.read($0) } }
}
