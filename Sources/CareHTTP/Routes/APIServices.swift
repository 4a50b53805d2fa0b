public import CareCore
public import CareStore
public import HTTPTypes
internal import NIOPosix

/// What handlers work with. Reading is done on threads of its own: neither the line nor the event loops wait for it.
public struct APIServices: Sendable {
    /// The committed rows.
    let store: StoreReader
    /// The secret of the records.
    let key: RecordKey
    /// Where commands go.
    let desk: CommandDesk
    /// Gateway time.
    let clock: @Sendable () -> Timestamp
    /// Who asks, by the header of a request; `nil` for nobody. Throws what is wrong with what they showed.
    let authenticate: Authenticate
    /// How the line is.
    let health: @Sendable () -> LineHealth
    /// The process's figures.
    let metrics: PrometheusRegistry
    /// The profiles in force.
    let profiles: ProfileSet
    let requests = RequestsUnderWay()
    private let threads: NIOThreadPool

    /// Finds out who asks: by the header, the client's address and the time.
    public typealias Authenticate =
        @Sendable (_ headers: HTTPFields, _ client: String, _ now: Timestamp) async throws -> Principal?

    /// Threads that read rows at once, beside the line's.
    static let readers = 4

    /// Gathers them.
    /// - Parameters:
    ///   - store: Reads committed rows; shared between threads.
    ///   - key: The secret of the records.
    ///   - desk: Carries commands to the line.
    ///   - clock: Gateway time; called from any thread.
    ///   - authenticate: Finds out who asks.
    ///   - health: How the line is; called from any thread.
    ///   - metrics: The process's figures.
    ///   - profiles: The profiles in force.
    public init(
        store: StoreReader, key: RecordKey, desk: CommandDesk, clock: @escaping @Sendable () -> Timestamp,
        authenticate: @escaping Authenticate, health: @escaping @Sendable () -> LineHealth, metrics: PrometheusRegistry,
        profiles: ProfileSet
    ) {
        self.store = store
        self.key = key
        self.desk = desk
        self.clock = clock
        self.authenticate = authenticate
        self.health = health
        self.metrics = metrics
        self.profiles = profiles
        threads = NIOThreadPool(numberOfThreads: Self.readers)
        threads.start()
    }

    /// Reads rows off the event loops.
    /// - Throws: What `body` throws.
    func read<Value: Sendable>(_ body: @escaping @Sendable (StoreReader) throws -> Value) async throws -> Value {
        let store = store
        return try await threads.runIfActive { try body(store) }
    }

    /// Runs what takes a processor for long, such as the making of a workbook, where reading is done.
    func compute<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await threads.runIfActive(body)
    }

    /// Ends the threads when everything is answered.
    func stop() async { try? await threads.shutdownGracefully() }
}
