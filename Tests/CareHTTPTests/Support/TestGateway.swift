import CareCore
import CareProfiles
import CareRecords
import CareStore
import Foundation
import HTTPTypes
import HummingbirdTesting
import Ingest
import Logging
import Synchronization
import TestSupport
import Testing

@testable import CareHTTP

/// A line with its store and the HTTP interface over it, in one process: only the broker and the clock are the test's.
///
/// Any thread may post; turns are done one after the other under a lock, as the line's thread does them.
final class TestGateway: @unchecked Sendable {
    // @unchecked: `line`, `feed` and `now` are touched with `lock` held alone.
    static let start = Timestamp(milliseconds: 1_762_300_800_000)
    static let key = RecordKey(Array(repeating: 7, count: RecordKey.byteCount))

    /// Compiled once: it takes longer than most tests.
    private static let profiles = Result { try ProfileLoader.load(directory: Checkout.profiles).set }

    let folder: TemporaryFolder
    let services: APIServices
    private let feed = FedTransport.Feed()
    private let callers = Mutex<[String: Principal]>([:])
    /// Who holds it keeps everybody from being found out.
    private let doorkeeper = DispatchSemaphore(value: 1)
    private let lock = NSLock()
    private var line: IngestLine<FedTransport, SQLiteCommitter>
    private var now: Timestamp
    private let moment = Mutex(TestGateway.start)
    private let ill = Mutex<LineHealth?>(nil)

    /// Opens a gateway of its own.
    /// - Parameters:
    ///   - now: Gateway time.
    ///   - namesCallers: Whether callers are those of `admit`; otherwise they show tokens and cookies, as in life.
    ///   - limits: How many requests a caller may make; gateway time stands still while a test does not let it pass.
    ///   - feedTiming: How often something happens in the live feed.
    /// - Throws: What profiles, store and line throw.
    init(
        at now: Timestamp = TestGateway.start, namesCallers: Bool = true,
        limits: RateLimit.Limits = RateLimit.Limits(), feedTiming: FeedTiming = FeedTiming()
    ) throws {
        let folder = try TemporaryFolder()
        let profiles = try Self.profiles.get()
        let store = try Store.open(StoreConfiguration(path: folder.file("homebed.sqlite"), recordKey: Self.key))
        try store.register(profiles)
        line = try IngestLine(
            transport: FedTransport(feed: feed), store: try store.makeCommitter(), profiles: profiles,
            former: { _ in nil }, now: now,
            configuration: LineConfiguration(gateway: try Self.id("gateway-1"), instance: store.instance))
        self.folder = folder
        self.now = now
        guard let key = Self.key else { throw TestFailure("the key has another length") }
        let gateway = Mutex<Unmanaged?>(nil)
        let credentials = Credentials(authenticator: Authenticator(store.reader, key: key))
        services = try APIServices(
            store: store.reader, users: store.reader, key: key,
            desk: CommandDesk { pending in
                gateway.withLock { $0 }?.value?.post(pending) ?? false
            },
            clock: { gateway.withLock { $0 }?.value?.moment.withLock { $0 } ?? Self.start },
            health: {
                let value = gateway.withLock { $0 }?.value
                return value?.ill.withLock { $0 }
                    ?? LineHealth(
                        isConnected: true, committedAt: value?.moment.withLock { $0 } ?? Self.start, disk: .ok)
            },
            metrics: PrometheusRegistry(), profiles: profiles, limits: limits, feedTiming: feedTiming,
            onFailure: { Issue.record($0) },
            authenticate: { [doorkeeper] headers, now in
                doorkeeper.wait()
                defer { doorkeeper.signal() }
                if !namesCallers { return try credentials.principal(headers, now: now) }
                guard let name = headers[.authorization]?.split(separator: " ").last else { return nil }
                return gateway.withLock { $0 }?.value?.callers.withLock { $0[String(name)] }
            })
        gateway.withLock { $0 = Unmanaged(self) }
        moment.withLock { $0 = now }
    }

    /// Holds the gateway without keeping it alive.
    private final class Unmanaged: Sendable {
        private let box: Mutex<WeakGateway>
        var value: TestGateway? { box.withLock { $0.gateway } }
        init(_ gateway: TestGateway) { box = Mutex(WeakGateway(gateway: gateway)) }
    }

    private struct WeakGateway: Sendable {
        weak var gateway: TestGateway?
    }

    /// Makes who sends `Authorization: Bearer NAME` that principal.
    func admit(
        _ name: String, _ role: Role, _ scope: AccessScope = .everything, credential: Principal.Credential? = nil,
        capabilities: Set<Capability>? = nil
    ) {
        callers.withLock {
            $0[name] = Principal(
                user: name, name: name, role: role, scope: scope, credential: credential ?? .token(name),
                capabilities: capabilities)
        }
    }

    /// From now on nobody is found out, until `openDoor`.
    func shutDoor() { doorkeeper.wait() }

    /// Everybody who waited is found out.
    func openDoor() { doorkeeper.signal() }

    /// From now on the line is like that; as it should be with `nil`.
    func turnOut(_ health: LineHealth?) { ill.withLock { $0 = health } }

    /// Both lanes lose the broker; the line raises its own alarm.
    func loseBroker() {
        lock.withLock {
            feed.changes += Lane.allCases.map { .disconnected($0, reason: "the broker is gone") }
            _ = line.turn(at: now)
        }
        services.feed.wake()
    }

    /// Makes them nobody.
    func dismiss(_ name: String) { _ = callers.withLock { $0.removeValue(forKey: name) } }

    /// Does a turn with a command, as the line's thread would.
    @discardableResult
    func post(_ pending: PendingCommand) -> Bool {
        lock.withLock { _ = line.turn(at: now, commands: [pending]) }
        services.feed.wake()
        return true
    }

    /// Carries out what a test prepares.
    /// - Throws: `TestFailure` with the reasons when it is refused.
    func carryOut(_ request: LineRequest) throws {
        let answer = Mutex<CommandOutcome?>(nil)
        post(PendingCommand(request) { outcome in answer.withLock { $0 = outcome } })
        if case .refused(let reasons) = answer.withLock({ $0 }) {
            throw TestFailure("refused: \(reasons.joined(separator: "; "))")
        }
    }

    /// Enters forms, one after the other.
    func enter(_ forms: [CareProgramme.Form], by person: String = "Li") throws {
        for form in forms {
            let fields = form.fields.map { RecordSubmission.Field($0.name, $0.text) }
            try carryOut(.records(RecordRequest([RecordSubmission(form: form.name, fields: fields)], by: person)))
        }
    }

    /// Enters a token of a user, which lasts a day.
    func enterToken(of user: String) throws -> TokenText {
        let token = TokenText()
        try enter([
            .init(
                "token",
                [
                    "token": token.id, "user": user, "secretHash": Secret.hash(of: token.secret),
                    "expiresAt": (Self.start + .days(1)).recordText,
                ])
        ])
        return token
    }

    /// Enters forms in one turn, which takes one transaction.
    func enterAtOnce(_ forms: [CareProgramme.Form], by person: String = "Li") throws {
        let submissions = forms.map { form in
            RecordSubmission(form: form.name, fields: form.fields.map { .init($0.name, $0.text) })
        }
        try carryOut(.records(RecordRequest(submissions, by: person)))
    }

    /// Sends messages of devices and does a turn.
    func receive(_ lane: Lane, _ topic: String, _ payload: String) {
        lock.withLock {
            feed.waiting.append((lane, topic, payload))
            _ = line.turn(at: now)
        }
        services.feed.wake()
    }

    /// Lets time pass, in one turn.
    func pass(_ time: Milliseconds) {
        lock.withLock {
            now = now + time
            moment.withLock { [now] in $0 = now }
            _ = line.turn(at: now)
        }
        services.feed.wake()
    }

    /// Puts a device of a profile at a bed.
    /// - Parameters:
    ///   - device: The device.
    ///   - profile: Its profile.
    ///   - bed: The bed.
    ///   - provider: Who answers for the bed.
    ///   - township: Where the bed stands; the first township of its county when it is not said.
    ///   - since: Since when; for 30 days by the start of the test when it is not said.
    /// - Throws: `TestFailure` when it is refused.
    func assign(
        _ device: String, _ profile: String, to bed: String, provider: String? = nil, township: String? = nil,
        since: Timestamp? = nil
    ) throws {
        guard let bed = BedID(bed), let county = CountyCode(bed.description.prefix(6)) else {
            throw TestFailure("\(bed) is no bed")
        }
        try carryOut(
            .command(
                .importAssignments([
                    AssignmentImport(
                        line: 2, county: county, bed: bed, device: try Self.id(device), profile: profile,
                        since: since ?? Self.start - .days(30), township: township ?? self.township(of: bed),
                        household: nil, altitude: nil, facts: nil,
                        provider: provider.flatMap { ProviderID($0) })
                ])))
    }

    /// The first township of a bed's county in the tests.
    private func township(of bed: BedID) -> String {
        bed.description.hasPrefix("532901") ? "532901001" : "532925101"
    }

    /// Does housekeeping until there is nothing left.
    func maintain() throws {
        try lock.withLock {
            while try line.store.maintain(now: now) {}
        }
    }

    /// Lends a client of the interface to `body`.
    func test(
        _ configuration: HTTPConfiguration = HTTPConfiguration(host: "127.0.0.1", port: 0),
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let interface = try HTTPInterface(configuration, services: services, logger: logger)
        try await interface.application().test(.router) { try await body($0) }
    }

    /// Serves the interface on a port of the loopback interface while `body` runs.
    func serve(_ body: @escaping @Sendable (_ port: Int) async throws -> Void) async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let configuration = HTTPConfiguration(host: "127.0.0.1", port: 0)
        let interface = try HTTPInterface(configuration, services: services, logger: logger)
        try await interface.application().test(.live) { client in
            guard let port = client.port else { throw TestFailure("the interface listens on no port") }
            try await body(port)
        }
    }

    private static func id(_ text: String) throws -> DeviceID {
        guard let id = DeviceID(text) else { throw TestFailure("\(text) is no device") }
        return id
    }
}
