import CareCore
import CareNotify
import CareStore
import Foundation
import Ingest
import Logging
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing

@testable import Gateway

/// Delivery between a store on disk, a line and servers of a test. A second of the machine is a hundred of the gateway,
/// so that the pauses of the back-off are short.
final class NotifierScene: Sendable {
    static let rate = 100.0

    let folder: TemporaryFolder
    let store: Store
    let thread: LineThread
    let queue: CommandQueue
    let notifier: Notifier
    private let service: ServiceGroup
    private let wakes: Wakes

    /// `channels` are the lines below `channels:` of the channel file; `former` is the folder of an earlier scene, to
    /// go on with its database.
    init(_ channels: String, in former: TemporaryFolder? = nil) throws {
        let folder = try former ?? TemporaryFolder()
        let clock = Self.clock
        let opening = try Opening(
            profiles: ProfileSet(profiles: [], fingerprint: 7), sources: [],
            store: StoreConfiguration(path: folder.file("homebed.sqlite")), clockRate: clock.rate)
        let path = try folder.write("channels:\n\(channels)\n", to: "channels.yaml")
        let file = try ChannelFile.load(path: path, environment: ["SECRET": "s"])
        let time = SystemTime(clock)
        let line = try opening.line(
            transport: NoTransport(), committer: opening.store.makeCommitter(), now: time.now,
            configuration: LineConfiguration(gateway: try #require(DeviceID("gateway-1")), instance: "test"))
        let wakes = Wakes()
        queue = CommandQueue(wake: { wakes.line() })
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        let notifier = Notifier(
            channels: file.channels, reader: opening.store.reader, queue: queue, titles: opening.profiles.titles,
            time: SystemTime(clock), logger: logger)
        thread = LineThread(line: line, time: time, onNotifications: { notifier.follow($0) })
        wakes.set(thread)
        self.wakes = wakes
        self.notifier = notifier
        service = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: [NotifierService(notifier: notifier)], logger: logger))
        self.folder = folder
        store = opening.store
        thread.start(queue)
    }

    /// One start for all: a second scene on a database must not be earlier than the first.
    private static let clock: GatewayConfiguration.Clock = {
        var clock = GatewayConfiguration.Clock()
        clock.rate = rate
        clock.origin = Timestamp(milliseconds: MachineClocks.read().wall)
        return clock
    }()

    /// Runs delivery during `body`, then ends it in order.
    func run(_ body: @Sendable (NotifierScene) async throws -> Void) async throws {
        let service = service
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await service.run() }
            do {
                try await body(self)
            } catch {
                await service.triggerGracefulShutdown()
                throw error
            }
            await service.triggerGracefulShutdown()
            try await group.waitForAll()
        }
        thread.stop()
        // Nothing may hold the store any more: the next scene opens it again.
        queue.close()
        wakes.set(nil)
    }

    /// Decides notifications: each in a transaction with the alarm's edge, as the core will.
    func decide(_ notifications: @escaping @Sendable (Timestamp) -> [CareCore.Notification]) {
        thread.write { batch in
            let decided = notifications(batch.now)
            for number in Set(decided.compactMap(\.alarm)).sorted() {
                let alarm = Alarm(
                    id: number, key: AlarmKey(rule: "TEST-\(number)", subject: .gateway, isTest: false), device: nil,
                    place: nil, raisedAt: batch.now, receivedAt: batch.now, isLate: false, latches: false,
                    priority: .p2, audience: .operator)
                let edge = decided.last { $0.alarm == number }?.edge ?? 1
                var current = alarm
                current.edge = edge
                batch.effects.alarmEdges.append(
                    AlarmEdge(alarm: current, cause: edge == 1 ? .raised : .cleared, at: batch.now, by: nil))
            }
            batch.effects.notifications = decided
        }
    }

    /// Waits until the database says so.
    func until(_ sentence: String, _ condition: (NotifierScene) throws -> Bool) async throws {
        if try condition(self) { return }
        for await _ in thread.turns where try condition(self) { return }
        Issue.record("never came: \(sentence)")
    }

    var log: [NotificationRecord] {
        get throws { try store.reader.notifications(NotificationFilter()).reversed() }
    }

    /// What became of each, in order of number.
    var outcomes: [NotificationOutcome] { get throws { try log.map(\.outcome) } }
}

/// Ties the queue to the line's thread, which is made after it.
private final class Wakes: Sendable {
    private let thread = Mutex<LineThread?>(nil)

    func set(_ new: LineThread?) { thread.withLock { $0 = new } }

    func line() { thread.withLock { $0 }?.wake() }
}
