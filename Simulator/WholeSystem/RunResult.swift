public import Auditor
public import SimKit

/// How a run ended.
public struct RunResult {
    /// What it was drawn from.
    public let options: RunOptions
    /// Promises that were broken; empty for a good run.
    public let violations: [Violation]
    /// What truly happened.
    public let record: RunRecord
    /// Size of the database's file in bytes once every thirty days.
    public let databaseSizes: [(at: Moment, bytes: Int64)]
    /// Hash of the database's file: the same options give the same one.
    public let databaseHash: UInt64

    /// Whether every promise was kept.
    public var isGood: Bool { violations.isEmpty }
}
