public import CareCore
public import CareStore
internal import HTTPTypes
internal import NIOPosix

/// What handlers work with. Reading is done on threads of its own: neither the line nor the event loops wait for it.
public struct APIServices: Sendable {
    /// Finds out who asks: by the header and the time. `nil` for nobody; throws what is wrong with what was shown.
    typealias Authenticate = @Sendable (_ headers: HTTPFields, _ now: Timestamp) throws -> Principal?

    /// The committed rows.
    let store: StoreReader
    /// The secret of the records.
    let key: RecordKey
    /// Where commands go.
    let desk: CommandDesk
    /// Gateway time.
    let clock: @Sendable () -> Timestamp
    /// How the line is.
    let health: @Sendable () -> LineHealth
    /// The process's figures.
    let metrics: PrometheusRegistry
    /// The profiles in force.
    let profiles: ProfileSet
    /// What people read for a rule's identity.
    let titles: [String: BilingualText]
    /// The live feed of alarms. The line's service calls its `wake` after each commit.
    public let feed: LiveFeed
    let authenticator: Authenticator
    let signIn: SignIn
    let authenticate: Authenticate
    /// How many requests somebody may make.
    let limit: RateLimit
    let requests = RequestsUnderWay()
    let bodies = BodyRoom()
    let looks = ReadingLooks()
    let numbers = NumberGuard()
    private let passwords: PasswordWork
    private let threads: NIOThreadPool
    /// Makes figures: counties that ask for theirs all at once hold up no list, and nobody at a desk.
    private let reckoners = NIOThreadPool(numberOfThreads: figureThreads)
    /// Looks up single things for who answers an alarm: no list, however long, holds that up.
    private let lookers = NIOThreadPool(numberOfThreads: lookThreads)
    /// Finds out who asks and does nothing else: no list, however long, holds that up.
    private let doorkeeper = NIOThreadPool(numberOfThreads: 1)

    /// Threads that read rows for answers at once, beside the line's.
    static let listThreads = 4
    /// Threads that make figures at once.
    static let figureThreads = 2
    /// Threads that look up single things.
    private static let lookThreads = 1
    /// Reads of `store` at once at most: for answers, for figures, for single things, and for the live feed.
    public static let readers = listThreads + figureThreads + lookThreads + LiveFeed.threads

    /// Gathers them.
    /// - Parameters:
    ///   - store: Reads committed rows; shared between threads.
    ///   - users: Reads them for finding out who asks, so that no long list holds that up.
    ///   - key: The secret of the records.
    ///   - desk: Carries commands to the line.
    ///   - clock: Gateway time; called from any thread.
    ///   - health: How the line is; called from any thread.
    ///   - metrics: The process's figures.
    ///   - profiles: The profiles in force.
    ///   - limits: How many requests somebody may make.
    ///   - onFailure: Told of a lock-out that the line did not take.
    /// - Throws: What the making of a password's verifier throws.
    public init(
        store: StoreReader, users: StoreReader, key: RecordKey, desk: CommandDesk,
        clock: @escaping @Sendable () -> Timestamp, health: @escaping @Sendable () -> LineHealth,
        metrics: PrometheusRegistry, profiles: ProfileSet, limits: RateLimit.Limits = RateLimit.Limits(),
        onFailure: @escaping @Sendable (any Error) -> Void
    ) throws {
        let credentials = Credentials(authenticator: Authenticator(users, key: key))
        try self.init(
            store: store, users: users, key: key, desk: desk, clock: clock, health: health, metrics: metrics,
            profiles: profiles, limits: limits, onFailure: onFailure,
            authenticate: { try credentials.principal($0, now: $1) })
    }

    /// The same with another way of finding out who asks; tests name their callers.
    init(
        store: StoreReader, users: StoreReader, key: RecordKey, desk: CommandDesk,
        clock: @escaping @Sendable () -> Timestamp, health: @escaping @Sendable () -> LineHealth,
        metrics: PrometheusRegistry, profiles: ProfileSet, limits: RateLimit.Limits = RateLimit.Limits(),
        feedTiming: FeedTiming = FeedTiming(), onFailure: @escaping @Sendable (any Error) -> Void,
        authenticate: @escaping Authenticate
    ) throws {
        self.store = store
        self.key = key
        self.desk = desk
        self.clock = clock
        self.health = health
        self.metrics = metrics
        self.profiles = profiles
        self.authenticate = authenticate
        limit = RateLimit(limits)
        authenticator = Authenticator(users, key: key)
        passwords = PasswordWork()
        signIn = try SignIn(
            users, key: key, work: passwords, post: { try await desk.carryOut($0) }, onFailure: onFailure)
        titles = profiles.titles
        feed = LiveFeed(store, titles: titles, timing: feedTiming)
        threads = NIOThreadPool(numberOfThreads: Self.listThreads)
        threads.start()
        reckoners.start()
        lookers.start()
        doorkeeper.start()
    }

    /// Who asks; `nil` for nobody.
    /// - Throws: `Problem` for what shows nobody.
    func caller(of headers: HTTPFields, now: Timestamp) async throws -> Principal? {
        try await doorkeeper.runIfActive { try authenticate(headers, now) }
    }

    /// Who has just signed in, by the cookie they get.
    /// - Throws: What finding out throws.
    func caller(ofNew cookie: String, now: Timestamp) async throws -> Principal {
        try await doorkeeper.runIfActive { try authenticator.principal(session: cookie, now: now) }
    }

    /// Reads rows off the event loops.
    /// - Throws: What `body` throws.
    func read<Value: Sendable>(_ body: @escaping @Sendable (StoreReader) throws -> Value) async throws -> Value {
        let store = store
        return try await threads.runIfActive { try body(store) }
    }

    /// Looks up a single thing by its key, which takes no time.
    /// - Throws: What `body` throws.
    func look<Value: Sendable>(_ body: @escaping @Sendable (StoreReader) throws -> Value) async throws -> Value {
        let store = store
        return try await lookers.runIfActive { try body(store) }
    }

    /// Makes figures out of rows, or a file out of figures: what takes a processor for long.
    /// - Throws: What `body` throws.
    func reckon<Value: Sendable>(_ body: @escaping @Sendable (StoreReader) throws -> Value) async throws -> Value {
        let store = store
        return try await reckoners.runIfActive { try body(store) }
    }

    /// Ends the threads when everything is answered.
    func stop() async {
        feed.stop()
        await feed.end()
        try? await threads.shutdownGracefully()
        try? await reckoners.shutdownGracefully()
        try? await lookers.shutdownGracefully()
        try? await doorkeeper.shutdownGracefully()
        try? await passwords.stop()
    }
}
