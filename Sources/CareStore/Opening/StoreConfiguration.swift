public import CareCore

/// How a store is opened.
public struct StoreConfiguration: Sendable {
    /// Path of the database file.
    public var path: String
    /// What is kept how long.
    public var retention: Retention
    /// Identity of a new database, written once at creation and then read back; simulations pass a fixed one.
    public var newInstance: @Sendable () -> String
    /// Longest read through `Store.reader`; SQLite ends a longer one, because the WAL grows behind it.
    /// Source: DESIGN 8.
    public var readLimit: Milliseconds
    /// Pages in the WAL at which the writer checkpoints.
    public var checkpointPages: Int
    /// Reads through `Store.reader` at once at most; a read more waits for one of them.
    public var readers: Int
    /// Whether long looks of housekeeping are taken on a thread of their own, with a connection of `readers`. Where
    /// time is simulated they are not: the same input leaves the same bytes. Decision 65.
    public var readsBeside: Bool
    /// The secret of the records; without it none can be entered or read.
    public var recordKey: RecordKey?

    /// Makes a configuration; the defaults are those of the service.
    public init(
        path: String, retention: Retention = Retention(), readLimit: Milliseconds = .seconds(5),
        checkpointPages: Int = ConnectionSettings.checkpointPages, readers: Int = 4, readsBeside: Bool = false,
        recordKey: RecordKey? = nil,
        newInstance: @escaping @Sendable () -> String = StoreConfiguration.randomInstance
    ) {
        self.path = path
        self.retention = retention
        self.readLimit = readLimit
        self.checkpointPages = checkpointPages
        self.readers = readers
        self.readsBeside = readsBeside
        self.recordKey = recordKey
        self.newInstance = newInstance
    }

    /// Sixteen random hexadecimal digits.
    public static func randomInstance() -> String {
        let digits = String(UInt64.random(in: .min ... .max), radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
