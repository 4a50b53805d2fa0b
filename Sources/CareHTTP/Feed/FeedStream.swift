internal import CareCore
internal import CareRecords
internal import CareStore
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import NIOPosix

/// The answer to one client of the live feed: what it has missed, then everything as it comes.
struct FeedStream {
    private let request: APIRequest
    private let services: APIServices
    private let principal: Principal

    init(_ request: APIRequest, _ services: APIServices) throws {
        self.request = request
        self.services = services
        principal = try request.principal
    }

    /// Begins the stream.
    /// - Throws: `Problem` when all places are taken, or all of the user's.
    func response() async throws -> Response {
        let seconds = try request.query.number("heartbeat", in: 1...60)
        let heartbeat = seconds.map { Int64($0) * 1_000 } ?? services.feed.timing.heartbeat
        let place = try services.feed.takePlace(for: principal)
        let newest = try await services.read { try $0.newestLoggedAlarm() }
        // A browser keeps the header up to date when it connects again by itself; the parameter is of its first try.
        // A family hears what comes, and loads what is open: the log tells of alarms that are over.
        let asked = principal.role == .family ? nil : request.headers[.lastEventID] ?? request.query["after"]
        let known = asked.map { text in
            Int64(text).flatMap { $0 >= 0 && $0 <= newest ? $0 : nil }
        }
        return Response(
            status: .ok,
            headers: [.contentType: MediaType.events, .cacheControl: "no-store", .accelBuffering: "no"],
            body: ResponseBody { writer in
                try await write(into: &writer, after: known ?? newest, heartbeat: heartbeat)
                try await writer.finish(nil)
                _ = place
            })
    }

    /// - Parameters:
    ///   - writer: The body.
    ///   - position: After which number to begin; `nil` where the client asked for one that is none.
    ///   - heartbeat: Time between two heartbeats, in ms.
    /// - Throws: What the connection throws when its client has gone, and what reading throws.
    @concurrent private func write(
        into writer: inout any ResponseBodyWriter, after position: Int64?, heartbeat: Int64
    ) async throws {
        let feed = services.feed
        try await HangUpWatch.watch(request.channel)
        try await writer.write(FeedFrame.retry)
        var told: LineReport?
        try await tellLine(&told, into: &writer)
        var last = position ?? 0
        if position == nil {
            last = try await services.read { try $0.newestLoggedAlarm() }
            try await writer.write(FeedFrame.reset(last, at: services.clock()))
        }
        try await catchUp(&last, into: &writer)
        let channel = request.channel
        let subscription = feed.subscribe(
            FeedClient(
                scope: principal.scope, hearsWho: principal.hearsWho, cutOff: { channel.close(promise: nil) }),
            after: last)
        let ticks = feed.timing.ticks(heartbeat: heartbeat)
        let clock = MultiThreadedEventLoopGroup.singleton.any().scheduleRepeatedTask(
            initialDelay: .milliseconds(ticks.length), delay: .milliseconds(ticks.length)
        ) { _ in feed.tick(subscription.id) }
        channel.closeFuture.whenComplete { _ in feed.end(subscription.id) }
        defer {
            clock.cancel()
            feed.end(subscription.id)
        }
        while last < subscription.position { try await catchUp(&last, into: &writer) }
        try await writer.write(FeedFrame.ready(last, at: services.clock()))
        try await follow(subscription, after: last, told, ticks, into: &writer)
    }

    /// Sends what the line can do where that is not what was told last. A client that is told of nothing else takes
    /// quiet for safety.
    @concurrent private func tellLine(
        _ told: inout LineReport?, into writer: inout any ResponseBodyWriter
    ) async throws {
        let now = services.clock()
        let report = LineReport(services.health(), now: now)
        guard report != told else { return }
        told = report
        try await writer.write(FeedFrame.line(report, at: now))
    }

    /// Sends what comes, until the client may no longer listen or the feed ends it.
    @concurrent private func follow(
        _ subscription: LiveFeed.Subscription, after position: Int64, _ report: LineReport?,
        _ ticks: (length: Int64, perCheck: Int64, perHeartbeat: Int64), into writer: inout any ResponseBodyWriter
    ) async throws {
        var (last, told) = (position, report)
        var passed: Int64 = 0
        for await item in subscription.items {
            switch item {
            case .alarm(let number, let frame) where number > last:
                last = number
                try await writer.write(frame)
            case .alarm: break
            case .tick(let number):
                passed += 1
                last = max(last, number)
                // First of all: a page that misses heartbeats takes its feed for dead, however long the check takes.
                if passed % ticks.perHeartbeat == 0 { try await writer.write(FeedFrame.heartbeat(last)) }
                try await tellLine(&told, into: &writer)
                if passed % ticks.perCheck == 0, await !mayStillListen() { return }
            }
        }
    }

    /// Sends what stands in the log.
    @concurrent private func catchUp(_ last: inout Int64, into writer: inout any ResponseBodyWriter) async throws {
        while true {
            let (after, places) = (last, PlaceFilter(scope: principal.scope))
            let part = try await services.read {
                try $0.alarmLog(after: after, limit: LiveFeed.pageSize, in: places)
            }
            for entry in part.entries {
                try await writer.write(FeedFrame.alarm(entry, titles: services.titles, tellsWho: principal.hearsWho))
            }
            last = part.end
            if part.isWhole { return }
        }
    }

    /// Whether the session or token still stands, for the same person with the same scope.
    private func mayStillListen() async -> Bool {
        guard
            let found = try? await services.caller(of: request.headers, now: services.clock()),
            found.may(.readAlarms)
        else { return false }
        return found.user == principal.user && found.scope == principal.scope && found.role == principal.role
    }
}
