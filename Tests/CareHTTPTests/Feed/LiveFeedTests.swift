import CareCore
import CareRecords
import CareStore
import Foundation
import NIOCore
import Synchronization
import TestSupport
import Testing

@testable import CareHTTP

/// The live feed over real connections.
@Suite struct LiveFeedTests {
    private static func listen(
        _ port: Int, as user: String = "desk", after id: String? = nil, query: String = "", isDeaf: Bool = false
    ) async throws -> FeedListener {
        var headers = [("Authorization", "Bearer \(user)")]
        if let id { headers.append(("Last-Event-ID", id)) }
        return try await FeedListener(port: port, path: "/v1/alarms/feed\(query)", headers: headers, isDeaf: isDeaf)
    }

    private static func numbers(_ listener: FeedListener) -> [Int] {
        listener.events.filter { $0.name == "alarm" }.compactMap { $0.id.flatMap { Int($0) } }
    }

    private static func isReady(_ listener: FeedListener) -> Bool { listener.events.contains { $0.name == "ready" } }

    @Test func `a press is told at once, with the alarm and its number in the log`() async throws {
        let scene = try AlarmScene()
        try await scene.gateway.serve { port in
            let listener = try await Self.listen(port)
            #expect(try await listener.until { Self.isReady($0) })
            #expect(listener.status == 200)
            let ready = try #require(listener.events.first { $0.name == "ready" })
            #expect(ready.id == "0")
            #expect(ready.data == #"{"number":0,"at":"\#(TestGateway.start.recordText)"}"#)
            scene.press()
            #expect(try await listener.until { Self.numbers($0) == [1] })
            let event = try #require(listener.events.last)
            let entry = try #require(
                try JSONSerialization.jsonObject(with: Data(event.data.utf8)) as? [String: Any])
            #expect((entry["alarm"] as? [String: Any])?["bed"] as? String == AlarmScene.bed)
            #expect((entry["transition"] as? [String: Any])?["cause"] as? String == "raised")
        }
    }

    @Test func `a client hears its own scope alone, and a family no words of the desk`() async throws {
        let scene = try AlarmScene()
        try await scene.gateway.serve { port in
            let desk = try await Self.listen(port)
            let stranger = try await Self.listen(port, as: "stranger")
            let family = try await Self.listen(port, as: "family")
            for listener in [desk, stranger, family] { #expect(try await listener.until { Self.isReady($0) }) }
            scene.press("b-1")
            try scene.step(.comment("secret words"))
            scene.press("b-2")
            #expect(try await stranger.until { Self.numbers($0) == [3] })
            #expect(try await desk.until { Self.numbers($0) == [1, 2] })
            #expect(try await family.until { Self.numbers($0) == [1, 2] })
            #expect(desk.events.contains { $0.data.contains("secret words") })
            #expect(!family.events.contains { $0.data.contains("secret words") })
        }
    }

    @Test func `who is cut off again and again in a thousand transitions loses none`() async throws {
        let scene = try AlarmScene()
        scene.press()
        try await scene.gateway.serve { port in
            let writing = Task.detached { for number in 2...1_000 { try scene.step(.comment("\(number)")) } }
            var generator = SystemRandomNumberGenerator()
            var (heard, last): ([Int], String) = ([], "0")
            while heard.last != 1_000 {
                let listener = try await Self.listen(port, after: last)
                let wanted = Int.random(in: 1...20, using: &generator)
                #expect(try await listener.until { Self.numbers($0).count >= wanted || $0.lastID == "1000" })
                listener.close()
                #expect(try await listener.until { $0.isOver })
                heard += Self.numbers(listener)
                last = listener.lastID ?? last
            }
            try await writing.value
            #expect(heard == Array(1...1_000))
        }
    }

    @Test func `an identity that is none, or of the future, is told by a reset`() async throws {
        let scene = try AlarmScene()
        scene.press()
        try await scene.gateway.serve { port in
            for id in ["2", "-1", "x", "9223372036854775808"] {
                let listener = try await Self.listen(port, after: id)
                #expect(try await listener.until { Self.isReady($0) })
                #expect(listener.events.map(\.name) == ["line", "reset", "ready"], "\(id)")
                #expect(listener.lastID == "1")
            }
            let asked = try await Self.listen(port, query: "?after=0")
            #expect(try await asked.until { Self.isReady($0) })
            #expect(Self.numbers(asked) == [1])
            let newer = try await Self.listen(port, after: "1", query: "?after=0")
            #expect(try await newer.until { Self.isReady($0) })
            #expect(Self.numbers(newer) == [])
        }
    }

    @Test func `a thousand clients hear every transition, and the next one is sent away`() async throws {
        let scene = try AlarmScene()
        var configuration = HTTPConfiguration(host: "127.0.0.1", port: 0)
        configuration.streams = 1_000
        let provider = try TestFailure.unless(ProviderID("p-1"))
        for number in 0..<50 { scene.gateway.admit("desk-\(number)", .operatorOnDuty, .provider(provider)) }
        try await scene.gateway.serve(configuration) { port in
            var listeners: [FeedListener] = []
            for number in 0..<1_000 { listeners.append(try await Self.listen(port, as: "desk-\(number % 50)")) }
            for listener in listeners { #expect(try await listener.until(atMost: .seconds(120)) { Self.isReady($0) }) }
            let late = try await Self.listen(port)
            #expect(try await late.until { $0.status != nil })
            #expect(late.status == 503)
            scene.press()
            for number in 2...20 { try scene.step(.comment("\(number)")) }
            for listener in listeners {
                #expect(try await listener.until(atMost: .seconds(120)) { Self.numbers($0) == Array(1...20) })
            }
            // Places are given back.
            listeners.removeFirst().close()
            let free = Mutex(false)
            for _ in 1...200 where !free.withLock({ $0 }) {
                let next = try await Self.listen(port)
                #expect(try await next.until { $0.status != nil })
                free.withLock { $0 = next.status == 200 }
            }
            #expect(free.withLock { $0 })
        }
    }

    @Test func `one user takes no more than their part of the places`() throws {
        let scene = try AlarmScene()
        let feed = scene.gateway.services.feed
        feed.bound(to: 100)
        let bed: AccessScope = .bed(try TestFailure.unless(BedID(AlarmScene.bed)))
        for (user, role, scope, most) in [
            ("family", Role.family, bed, 4), ("desk", Role.operatorOnDuty, AccessScope.everything, 20),
        ] {
            let principal = Principal(user: user, name: user, role: role, scope: scope, credential: .token(user))
            var held = try (0..<most).map { _ in try feed.takePlace(for: principal) }
            let problem = #expect(throws: Problem.self) { try feed.takePlace(for: principal) }
            #expect(problem?.kind == .tooManyRequests)
            held.removeLast()
            held.append(try feed.takePlace(for: principal))
            withExtendedLifetime(held) {}
        }
    }

    @Test func `a family hears nothing of what was before, whatever it asks for`() async throws {
        let scene = try AlarmScene()
        scene.press("b-1")
        try scene.step(.close(.falsePress, note: "x"))
        scene.press("b-1")
        try await scene.gateway.serve { port in
            let asked: [(id: String?, query: String)] = [(nil, "?after=0"), ("0", ""), ("x", "?after=7")]
            for (id, query) in asked {
                let family = try await Self.listen(port, as: "family", after: id, query: query)
                #expect(try await family.until { Self.isReady($0) })
                #expect(family.events.map(\.name) == ["line", "ready"])
            }
        }
    }

    @Test func `a client that takes nothing is cut off alone, and loses nothing when it comes back`() async throws {
        var timing = FeedTiming()
        timing.backlog = 16
        timing.heartbeat = 500
        let scene = try AlarmScene(feedTiming: timing)
        try await scene.gateway.serve { port in
            let quick = try await Self.listen(port)
            let deaf = try await Self.listen(port, isDeaf: true)
            #expect(try await quick.until { Self.isReady($0) })
            #expect(try await quick.until { _ in scene.gateway.services.feed.listeners == 2 })
            scene.press()
            let words = String(repeating: "慢", count: 900)
            let feed = scene.gateway.services.feed
            var number = 1
            // Until the sockets between are full and the backlog too: how much they hold is the kernel's choice.
            while feed.listeners == 2, number < 20_000 {
                number += 1
                try scene.step(.comment("\(number) \(words)"))
                let wanted = "\(number)"
                #expect(try await quick.until { $0.lastID == wanted })
            }
            #expect(Self.numbers(quick) == Array(1...number))
            try await deaf.listen()
            #expect(try await deaf.until { $0.isOver })
            let heard = Self.numbers(deaf)
            #expect(heard == Array(heard.indices.map { $0 + 1 }))
            #expect(heard.count < number)
            let back = try await Self.listen(port, after: deaf.lastID ?? "0")
            #expect(try await back.until { Self.isReady($0) })
            #expect(heard + Self.numbers(back) == Array(1...number))
        }
    }

    @Test(arguments: Role.allCases.filter { $0 != .prefecture })
    func `a feed of any role tells nothing of the neighbour's`(role: Role) async throws {
        let scene = try NeighbourScene()
        try await scene.gateway.serve { port in
            for (own, other) in [(Neighbour.dali, Neighbour.midu), (.midu, .dali)] {
                let caller = NeighbourScene.caller(role, own)
                // From the first transition on; a family hears what comes.
                let listener = try await Self.listen(port, as: caller, after: "0")
                #expect(try await listener.until { Self.isReady($0) })
                let told = listener.events.map(\.data).joined(separator: "\n")
                for mark in [other.bed, other.word, other.provider] { #expect(!told.contains(mark), "\(caller)") }
                if role != .family { #expect(told.contains(own.bed), "\(caller)") }
            }
        }
    }

    @Test func `who is signed out, or may see less than before, hears nothing more`() async throws {
        var timing = FeedTiming()
        timing.check = 50
        let scene = try AlarmScene(feedTiming: timing)
        try await scene.gateway.serve { port in
            let out = try await Self.listen(port, as: "desk")
            let moved = try await Self.listen(port, as: "colleague")
            let stays = try await Self.listen(port, as: "county")
            for listener in [out, moved, stays] { #expect(try await listener.until { Self.isReady($0) }) }
            scene.gateway.dismiss("desk")
            scene.gateway.admit("colleague", .operatorOnDuty, .bed(try TestFailure.unless(BedID(AlarmScene.elsewhere))))
            #expect(try await out.until { $0.isOver })
            #expect(try await moved.until { $0.isOver })
            scene.press()
            #expect(try await stays.until { Self.numbers($0) == [1] })
            #expect(Self.numbers(out) == [] && Self.numbers(moved) == [])
        }
    }

    @Test func `heartbeats come as often as the client asks, and carry it past what it may not see`() async throws {
        var timing = FeedTiming()
        timing.heartbeat = 50
        let scene = try AlarmScene(feedTiming: timing)
        try await scene.gateway.serve { port in
            let stranger = try await Self.listen(port, as: "stranger")
            #expect(try await stranger.until { Self.isReady($0) })
            scene.press("b-1")
            let before = stranger.comments
            #expect(try await stranger.until { $0.comments > before && $0.lastID == "1" })
            #expect(Self.numbers(stranger) == [])
            for bad in ["0", "61", "x"] {
                let refused = try await Self.listen(port, query: "?heartbeat=\(bad)")
                #expect(try await refused.until { $0.status != nil })
                #expect(refused.status == 400)
            }
        }
    }

    @Test func `what the line cannot do is told before anything else, and each change of it at once`() async throws {
        var timing = FeedTiming()
        timing.heartbeat = 50
        let scene = try AlarmScene(feedTiming: timing)
        let now = TestGateway.start
        let states: [(LineHealth?, String)] = [
            (LineHealth(isConnected: false, committedAt: now, disk: .ok), #""hears":false,"writes":true,"disk":"ok""#),
            (nil, #""hears":true,"writes":true,"disk":"ok""#),
            (
                LineHealth(isConnected: true, committedAt: now - .seconds(90), disk: .bulkPaused),
                #""hears":true,"writes":true,"disk":"telemetry-waits""#
            ),
            (
                LineHealth(isConnected: true, committedAt: now - .seconds(91), disk: .ok),
                #""hears":true,"writes":false,"disk":"ok""#
            ),
            (
                LineHealth(isConnected: true, committedAt: nil, disk: .unrecorded),
                #""hears":true,"writes":false,"disk":"full""#
            ),
        ]
        try await scene.gateway.serve { port in
            let listener = try await Self.listen(port, as: "family")
            #expect(try await listener.until { Self.isReady($0) })
            var told = [#"{"hears":true,"writes":true,"disk":"ok","at":"\#(now.recordText)"}"#]
            #expect(listener.events.first == FeedEvent(id: nil, name: "line", data: told[0]))
            for (health, words) in states {
                scene.gateway.turnOut(health)
                told.append("{\(words),\"at\":\"\(now.recordText)\"}")
                let all = told
                #expect(
                    try await listener.until { $0.events.filter { $0.name == "line" }.map(\.data) == all }, "\(words)")
            }
            let late = try await Self.listen(port)
            #expect(try await late.until { Self.isReady($0) })
            #expect(late.events.first?.data == told.last)
        }
    }

    @Test func `an alarm of the gateway itself is heard at the desk, and not by a family`() async throws {
        let scene = try AlarmScene()
        try await scene.gateway.serve { port in
            let (desk, family) = (try await Self.listen(port), try await Self.listen(port, as: "family"))
            for listener in [desk, family] { #expect(try await listener.until { Self.isReady($0) }) }
            scene.gateway.loseBroker()
            #expect(try await desk.until { Self.numbers($0) == [1] })
            #expect(desk.events.last?.data.contains("SELF-1") == true)
            scene.press()
            #expect(try await family.until { Self.numbers($0).contains(2) })
            #expect(Self.numbers(family) == [2])
        }
    }

    @Test func `heartbeats come while lists take every reader, and while it takes long to see who listens`()
        async throws
    {
        var timing = FeedTiming()
        timing.heartbeat = 50
        timing.check = 50
        let scene = try AlarmScene(feedTiming: timing)
        try await scene.gateway.serve { port in
            let listener = try await Self.listen(port)
            #expect(try await listener.until { Self.isReady($0) })
            let services = scene.gateway.services
            let lists = LongLists()
            let reading = (0..<APIServices.listThreads).map { _ in
                Task { try await services.read { _ in lists.wait() } }
            }
            let before = listener.comments
            #expect(try await listener.until { $0.comments > before + 5 })
            lists.end(reading.count)
            for list in reading { try await list.value }
            scene.gateway.shutDoor()
            let shut = listener.comments
            #expect(try await listener.until { $0.comments > shut })
            scene.gateway.openDoor()
            #expect(try await listener.until { $0.comments > shut + 5 })
            #expect(!listener.isOver)
        }
    }

    /// Lists that read until they are told to end.
    private final class LongLists: Sendable {
        private let end = DispatchSemaphore(value: 0)

        func wait() { end.wait() }

        func end(_ count: Int) { for _ in 0..<count { end.signal() } }
    }

    @Test func `a gateway that stops ends its feeds`() async throws {
        let scene = try AlarmScene()
        let listener = try await scene.gateway.serve { port in
            let listener = try await Self.listen(port)
            #expect(try await listener.until { Self.isReady($0) })
            return listener
        }
        #expect(try await listener.until { $0.isOver })
    }
}
