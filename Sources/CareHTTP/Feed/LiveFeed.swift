internal import CareCore
internal import CareRecords
internal import CareStore
internal import Metrics
internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// Tells every client of every transition of an alarm once it is committed.
///
/// The line calls `wake` after its commits. One thread then reads the new rows of `alarmLog` once and hands each to
/// every client that may see it. A client has a bounded backlog: nobody who is slow holds up the others, or memory.
public final class LiveFeed: Sendable {
    /// A client's part of the feed.
    struct Subscription: Sendable {
        let id: Int
        /// What is handed over after `position`.
        let items: AsyncStream<FeedItem>
        /// Everything up to this number was handed out before the subscription began.
        let position: Int64
    }

    private struct Subscriber {
        let client: FeedClient
        let items: AsyncStream<FeedItem>.Continuation
    }

    private struct State {
        var position: Int64 = 0
        var subscribers: [Int: Subscriber] = [:]
        var nextID = 0
        var places = 0
        var placesByUser: [String: Int] = [:]
        var limit = 0
        var isReading = false
        var isWoken = false
        var isStopped = false

        /// Whether there is something to read; the reading ends otherwise.
        mutating func goOn() -> Bool {
            isReading = isWoken
            isWoken = false
            return isReading
        }
    }

    /// Rows read at once.
    static let pageSize = 200
    /// Threads that read them.
    static let threads = 1
    /// Feeds of one user at once at most: one user is signed in at several desks of an office.
    static let placesOfUser = 20
    /// The same for a family, whose link may pass through many hands.
    static let placesOfFamily = 4

    let timing: FeedTiming
    private let store: StoreReader
    private let titles: [String: BilingualText]
    private let thread = NIOThreadPool(numberOfThreads: threads)
    private let state = Mutex(State())

    init(_ store: StoreReader, titles: [String: BilingualText], timing: FeedTiming) {
        self.store = store
        self.titles = titles
        self.timing = timing
        thread.start()
    }

    /// Clients that listen now.
    var listeners: Int { state.withLock { $0.subscribers.count } }

    /// Something was committed. Any thread may call it, as often as it likes; it only takes a lock for a moment.
    public func wake() {
        let mustRead = state.withLock { state in
            guard !state.subscribers.isEmpty else { return false }
            state.isWoken = true
            defer { state.isReading = true }
            return !state.isReading
        }
        guard mustRead else { return }
        thread.submit { [self] in if $0 == .active { readWhileWoken() } }
    }

    /// Takes at most that many clients from now on.
    func bound(to limit: Int) { state.withLock { $0.limit = limit } }

    /// Holds a client's place until the value is let go.
    /// - Throws: `Problem` of kind `unavailable` when all places are taken, or the gateway stops; of kind
    ///   `tooManyRequests` when the user has taken all of theirs.
    func takePlace(for principal: Principal) throws -> HeldRoom {
        let user = principal.user
        let most = principal.role == .family ? Self.placesOfFamily : Self.placesOfUser
        let refusal: Problem? = state.withLock { state in
            guard state.places < state.limit, !state.isStopped else {
                return Problem(.unavailable, "all places of the live feed are taken; try again, or poll the log")
            }
            guard state.placesByUser[user, default: 0] < most else {
                return Problem(
                    .tooManyRequests, "this user follows \(most) live feeds already; close a page that does, or wait")
            }
            state.places += 1
            state.placesByUser[user, default: 0] += 1
            return nil
        }
        if var refusal {
            refusal.retryAfter = 15
            throw refusal
        }
        return HeldRoom { [self] in
            state.withLock { state in
                state.places -= 1
                let left = state.placesByUser[user, default: 1] - 1
                state.placesByUser[user] = left == 0 ? nil : left
            }
        }
    }

    /// Begins to hand over what comes after `position`, up to which the client has been told of everything.
    func subscribe(_ client: FeedClient, after position: Int64) -> Subscription {
        let (items, continuation) = AsyncStream.makeStream(
            of: FeedItem.self, bufferingPolicy: .bufferingOldest(timing.backlog))
        let subscription = state.withLock { state in
            // Nobody was told of anything while nobody listened.
            if state.subscribers.isEmpty { state.position = position }
            let id = state.nextID
            state.nextID += 1
            if state.isStopped { continuation.finish() }
            state.subscribers[id] = Subscriber(client: client, items: continuation)
            return Subscription(id: id, items: items, position: state.position)
        }
        tellListeners()
        wake()
        return subscription
    }

    /// Hands over nothing more.
    func end(_ id: Int) {
        state.withLock { $0.subscribers.removeValue(forKey: id) }?.items.finish()
        tellListeners()
    }

    /// Tells a client's stream that time has passed, in order with what it is handed.
    func tick(_ id: Int) {
        let slow = state.withLock { state in
            state.subscribers[id].flatMap { $0.items.offer(.tick(state.position)) ? nil : $0 }
        }
        if let slow { cutOff([(id, slow)]) }
    }

    /// Ends all streams, and takes no more.
    func stop() {
        let all = state.withLock { state in
            state.isStopped = true
            defer { state.subscribers = [:] }
            return state.subscribers
        }
        for subscriber in all.values { subscriber.items.finish() }
    }

    /// Ends the thread when nobody listens any more.
    func end() async { try? await thread.shutdownGracefully() }

    private func tellListeners() { Gauge(label: "homebed.feed_clients").record(listeners) }

    private func readWhileWoken() {
        while state.withLock({ $0.goOn() }) {
            do {
                while try handOutPage() {}
            } catch {
                // A feed that cannot read must not look alive: its clients come back and go on where they were.
                let all = state.withLock { Array($0.subscribers) }
                cutOff(all.map { ($0.key, $0.value) })
            }
        }
    }

    /// Hands out the next rows; whether there may be more.
    private func handOutPage() throws -> Bool {
        let position = state.withLock { $0.position }
        let (part, places) = try store.alarmLogWithPlaces(after: position, limit: Self.pageSize)
        let office = part.entries.map { FeedFrame.alarm($0, titles: titles, tellsWho: true) }
        let family = part.entries.map { FeedFrame.alarm($0, titles: titles, tellsWho: false) }
        let slow = state.withLock { state in
            var slow: [(Int, Subscriber)] = []
            for (id, subscriber) in state.subscribers {
                let frames = subscriber.client.hearsWho ? office : family
                for (entry, frame) in zip(part.entries, frames)
                where subscriber.client.scope.covers(entry.alarm, at: places[entry.alarm.id] ?? []) {
                    guard subscriber.items.offer(.alarm(number: entry.number, frame)) else {
                        slow.append((id, subscriber))
                        break
                    }
                }
            }
            state.position = part.end
            return slow
        }
        cutOff(slow)
        return !part.isWhole
    }

    private func cutOff(_ slow: [(id: Int, subscriber: Subscriber)]) {
        for (id, subscriber) in slow {
            end(id)
            subscriber.client.cutOff()
            Counter(label: "homebed.feed_cut_off").increment()
        }
    }
}

extension AsyncStream<FeedItem>.Continuation {
    /// Whether the item found room.
    fileprivate func offer(_ item: FeedItem) -> Bool {
        if case .dropped = yield(item) { return false }
        return true
    }
}
