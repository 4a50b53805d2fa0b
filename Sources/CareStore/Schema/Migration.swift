internal import GRDB

/// One step of the schema, in a file of its own that is never edited after a release.
protocol Migration: SendableMetatype {
    /// Stands in the database once the step was taken.
    static var identifier: String { get }

    /// Takes the step inside one transaction.
    static func migrate(_ db: Database) throws
}
