/// A cell of an export that is no value of its column.
struct ExportFault: Error {
    /// The column.
    let column: String

    /// What is personal cannot be sealed without the secret of the records.
    static var keyMissing: StoreError {
        StoreError(
            .unusable,
            "records.keyFile: expected the secret of the database that was exported, found none; name its file: what "
                + "is personal is sealed with it")
    }
}
