import TestSupport

extension TemporaryFolder {
    /// Path of the database.
    var database: String { file("homebed.db") }
}
