import CareCore
import CareProfiles
import TestSupport
import Testing

@testable import Ingest

/// Promise 10: what a restart rebuilds is the state the gateway had, to the byte, whatever came before.
@Suite struct RecoveryTests {
    /// A gateway in random traffic whose broker and process fail now and then.
    private struct Life: ~Copyable {
        let broker: MemoryBroker
        let rows: MemoryRows
        var profiles: ProfileSet
        var line: IngestLine<MemoryTransport, MemoryCommitter>
        var traffic: Traffic
        var now = LineScene.start
        var restarts = 0
        var compared = 0

        init(seed: UInt64) throws {
            // A noncopyable value cannot be thrown out of half made: everything that throws comes first.
            let diary = Diary()
            let (broker, rows) = (MemoryBroker(diary: diary), MemoryRows(diary: diary))
            let profiles = try Shipped.profiles()
            let traffic = try Traffic(seed: seed, profiles: profiles)
            let line = try LineScene.open(broker: broker, rows: rows, profiles: profiles, now: LineScene.start)
            let registration = try traffic.registration(since: LineScene.start - .days(2))
            (self.broker, self.rows, self.profiles, self.traffic) = (broker, rows, profiles, traffic)
            self.line = line
            _ = self.line.turn(at: now, commands: [LineScene.command(registration)])
            broker.connect(isSessionPresent: false)
        }

        /// One turn with whatever comes, then a comparison of what a restart would find.
        mutating func turn() throws {
            let pause = traffic.dice.happens(onceIn: 40) ? Int64(40 * 60_000) : 45_000
            now = now + Milliseconds(Int64.random(in: 0...pause, using: &traffic.dice))
            if traffic.dice.happens(onceIn: 12) { broker.disconnect(traffic.dice.happens(onceIn: 2) ? .urgent : .bulk) }
            broker.losesAcknowledgements = traffic.dice.happens(onceIn: 15)
            if traffic.dice.happens(onceIn: 3) { broker.connect(isSessionPresent: !traffic.dice.happens(onceIn: 20)) }
            if traffic.dice.happens(onceIn: 25) { rows.refusals = 1 }
            for _ in 0..<Int.random(in: 0...6, using: &traffic.dice) {
                let (topic, payload, isRetained) = try traffic.message(at: now)
                broker.send(topic, payload, isRetained: isRetained)
            }
            var commands: [PendingCommand] = []
            if traffic.dice.happens(onceIn: 6) { commands.append(LineScene.command(try traffic.command(line.state))) }
            if traffic.dice.happens(onceIn: 50) { commands.append(LineScene.command(try traffic.move(at: now))) }
            if traffic.dice.happens(onceIn: 9) { commands.append(LineScene.command(try traffic.custody(line.state))) }
            if traffic.dice.happens(onceIn: 60) { line.noteClockStep(.seconds(90)) }
            let report = line.turn(at: now, commands: commands)
            if report.failure == nil, report.hasCommitted, rows.isReplayable { try compare() }
            if traffic.dice.happens(onceIn: 30) { try restart(under: profiles) }
        }

        /// What the store gives back is the living state.
        private mutating func compare() throws {
            compared += 1
            var former = profiles
            let state = try Recovery.replay(rows.recover(), former: { _ in nil }, under: &former)
            try #require(state.encodeCore() == line.state.encodeCore(), "after \(compared) comparisons")
            try #require(rows.suppressions == line.state.suppressions)
            for index in line.state.registry.devices.indices {
                let device = DeviceNumber(Int32(index))
                let profile = line.state.registry[device].profile
                try #require(state.encode(device) == line.state.encode(device), "\(profile), comparison \(compared)")
            }
        }

        /// Ends the process in the middle of everything and starts another one.
        mutating func restart(
            under profiles: ProfileSet, former: @escaping (UInt64) -> ProfileSet? = { _ in nil }
        ) throws {
            restarts += 1
            broker.lose()
            rows.refusals = 0
            line = try LineScene.open(broker: broker, rows: rows, profiles: profiles, now: now, former: former)
            self.profiles = profiles
        }
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `recovered state equals living state at every turn`(seed: UInt64) throws {
        var life = try Life(seed: seed)
        for _ in 0..<300 { try life.turn() }
        #expect(life.compared > 80 && life.restarts > 2 && life.rows.edges.count > 20)
        #expect(life.rows.quarantine.count > 5 && life.rows.events.count > 50)
        #expect(life.rows.maintenance.count > 5)
    }

    @Test func `the last event of a device is known after a month and a restart`() throws {
        let profiles = try Shipped.profiles()
        var scene = try LineScene()
        let pressed = scene.now
        scene.press(1)
        _ = scene.turn()
        _ = scene.turn(after: .days(30))
        scene.broker.lose()
        var line = try LineScene.open(broker: scene.broker, rows: scene.rows, profiles: profiles, now: scene.now)
        scene.broker.connect()
        LineScene.press(1, at: pressed, scene.broker)
        for second in 1...3 { _ = line.turn(at: scene.now + .seconds(Int64(second))) }
        let rings = scene.rows.edges.filter { $0.alarm.key.rule == "SOS-1" && [.raised, .repeated].contains($0.cause) }
        #expect(rings.map(\.cause) == [.raised] && scene.rows.events.count == 1)
    }

    @Test func `an identity is stored once however often the broker repeats it`() throws {
        var life = try Life(seed: 99)
        for _ in 0..<200 { try life.turn() }
        let named = life.rows.events.filter { $0.reference != nil && $0.deviceTime != nil }
        let names = named.map { "\($0.device.index) \($0.kind) \($0.reference ?? "") \($0.deviceTime ?? .epoch)" }
        #expect(Set(names).count == names.count && names.count > 30)
    }

    /// The state that a start finds where the texts of no other profiles are kept.
    private static func rebuild(_ recovered: Recovered, profiles: ProfileSet) throws(RecoveryError) -> GatewayState {
        var effects = Effects()
        return try Recovery.rebuild(
            recovered, profiles: profiles, former: { _ in nil }, at: LineScene.start, into: &effects)
    }

    private static let newMetric = "pad_temperature: {unit: Cel, range: [0, 50], period: 60s, reports: sampled}"

    /// The shipped profiles with one change that moves deadlines, one new metric that moves slots, and one file gone.
    private static func changed() throws -> ProfileSet {
        try ProfileCompiler.compile(
            Shipped.sources().filter { !$0.path.contains("smoke-nb") }.map { file in
                let text = file.text.replacing("offline: 30m", with: "offline: 45m")
                    .replacing("metrics:\n  heart_rate:", with: "metrics:\n  \(Self.newMetric)\n  heart_rate:")
                return SourceFile(path: file.path, text: text)
            })
    }

    @Test(arguments: 11...13 as ClosedRange<UInt64>)
    func `a change of profiles keeps alarms, clock and every device whose profile stayed`(seed: UInt64) throws {
        var life = try Life(seed: seed)
        for _ in 0..<100 { try life.turn() }
        let old = life.profiles
        let new = try Self.changed()
        #expect(new.fingerprint != old.fingerprint)
        let before = try Self.rebuild(life.rows.recover(), profiles: old)
        let core = before.encodeCore()
        try life.restart(under: new) { $0 == old.fingerprint ? old : nil }
        #expect(life.line.state.encodeCore() == core)
        var kept = 0
        for index in before.registry.devices.indices {
            let device = DeviceNumber(Int32(index))
            let id = before.registry[device].profile
            guard let place = new.index(of: id), new.profiles[place] == old.profiles[old.index(of: id) ?? 0] else {
                continue
            }
            kept += 1
            #expect(life.line.state.encode(device) == before.encode(device), "\(id)")
        }
        #expect(kept > 5 && kept < before.registry.devices.count)
        // From here on nothing needs the former profiles again.
        for _ in 0..<100 { try life.turn() }
    }

    /// The shipped profiles, with another limit in the rule that judges the silence of buttons.
    private static func profiles(buttonOffline limit: String) throws -> ProfileSet {
        let head =
            "en: Emergency button offline}\n  suppressed_by: [outage]\n  subject: device\n  parameters: {offline: "
        let sources = try Shipped.sources()
        let changed = sources.map { file in
            SourceFile(
                path: file.path, text: file.text.replacing(head + "liveness.offline}", with: "\(head)\(limit)}"))
        }
        try #require(changed != sources)
        return try ProfileCompiler.compile(changed)
    }

    @Test(arguments: [(Milliseconds.hours(26), "20h", true), (.hours(2), "1h", false)])
    func `a changed limit of silence ends the alarm that is open and judges the silence that lasts`(
        silence: Milliseconds, limit: String, isOpen: Bool
    ) throws {
        var scene = try LineScene()
        _ = scene.turn(after: silence)
        func causes() -> [AlarmEdge.Cause] {
            scene.rows.edges.filter { $0.alarm.key.rule == "DEV-2" }.map(\.cause)
        }
        #expect(causes() == (isOpen ? [.raised] : []))
        let (old, new) = (try Shipped.profiles(), try Self.profiles(buttonOffline: limit))
        scene.broker.lose()
        var line = try LineScene.open(
            broker: scene.broker, rows: scene.rows, profiles: new, now: scene.now,
            former: { $0 == old.fingerprint ? old : nil })
        scene.broker.connect()
        for second in 1...3 { _ = line.turn(at: scene.now + .seconds(Int64(second))) }
        #expect(causes() == [.raised])
        scene.broker.send("homebed/v1/532901/b-1/telemetry", #"{"v":1,"readings":{"battery":90}}"#)
        _ = line.turn(at: scene.now + .seconds(4))
        #expect(causes() == [.raised, .cleared])
    }

    /// The shipped profiles with a button that feels falls, which wait for its cancel key for so long.
    private static func profiles(cancelWindow window: String) throws -> ProfileSet {
        let events = "events: [sos, cancel, service_call"
        return try ProfileCompiler.compile(
            Shipped.sources().map { file in
                let text = file.text.replacing(events, with: events.replacing("cancel", with: "fall, cancel"))
                    .replacing("{cancel_window: 30s}", with: "{cancel_window: \(window)}")
                return SourceFile(path: file.path, text: text)
            })
    }

    private static func restart(
        _ scene: inout LineScene, from former: ProfileSet, to profiles: ProfileSet
    ) throws {
        scene.broker.lose()
        scene.line = try LineScene.open(
            broker: scene.broker, rows: scene.rows, profiles: profiles, now: scene.now,
            former: { $0 == former.fingerprint ? former : nil })
        scene.broker.connect()
    }

    @Test(arguments: [0, 1])
    func `a fall that waits when a start brings another text of its rule rings with the first transaction`(
        refusals: Int
    ) throws {
        var scene = try LineScene()
        let (old, new) = (try Self.profiles(cancelWindow: "25s"), try Self.profiles(cancelWindow: "20s"))
        try Self.restart(&scene, from: Shipped.profiles(), to: old)
        for _ in 0..<3 { _ = scene.turn(after: .seconds(1)) }
        let fallen = scene.now
        scene.broker.send(
            LineScene.pressTopic, #"{"v":1,"ref":"f1","ts":\#(fallen.milliseconds),"event":"fall"}"#)
        _ = scene.turn(after: .seconds(1))
        #expect(scene.rows.edges.allSatisfy { $0.alarm.key.rule != "FALL-1" })
        scene.rows.refusals = refusals
        try Self.restart(&scene, from: old, to: new)
        for _ in 0...refusals { _ = scene.turn(after: .seconds(1)) }
        let rung = scene.rows.edges.filter { $0.alarm.key.rule == "FALL-1" }
        #expect(rung.map(\.cause) == [.raised] && rung.first?.alarm.raisedAt == fallen)
        scene.broker.connect()
        for _ in 0..<40 { _ = scene.turn(after: .seconds(1)) }
        #expect(scene.rows.edges.count { $0.alarm.key.rule == "FALL-1" } == 1)
        let told = try scene.published(.alarm).filter { $0["rule"] as? String == "FALL-1" }
        #expect(told.map { $0["cause"] as? String } == ["raised"])
    }

    @Test func `a first transaction under changed profiles may fail, and the line goes on`() throws {
        var scene = try LineScene()
        scene.press(1)
        _ = scene.turn()
        let (old, new) = (try Shipped.profiles(), try Self.changed())
        scene.broker.lose()
        scene.rows.refusals = 1
        var line = try LineScene.open(
            broker: scene.broker, rows: scene.rows, profiles: new, now: scene.now,
            former: { $0 == old.fingerprint ? old : nil })
        #expect(line.turn(at: scene.now).failure != nil)
        #expect(line.turn(at: scene.now).failure == nil)
    }

    @Test func `a journal under profiles that are not to be had is refused, not guessed at`() throws {
        let life = try Life(seed: 5)
        let new = try Self.changed()
        #expect(throws: RecoveryError.unknownProfiles(life.profiles.fingerprint)) {
            try Self.rebuild(life.rows.recover(), profiles: new).encodeCore()
        }
    }

    @Test func `a damaged state and a damaged journal are told apart`() throws {
        var life = try Life(seed: 6)
        var recovered = try life.rows.recover()
        recovered.checkpoint?.core.removeLast()
        #expect(throws: RecoveryError.self) {
            try Self.rebuild(recovered, profiles: life.profiles).encodeCore()
        }
        while life.rows.journal.isEmpty { try life.turn() }
        recovered = try life.rows.recover()
        let last = recovered.journal.count - 1
        recovered.journal[last].append(99)
        let offset = recovered.journal[last].count - 1
        #expect(throws: RecoveryError.journal(JournalError(offset: offset), blob: last)) {
            try Self.rebuild(recovered, profiles: life.profiles).encodeCore()
        }
    }
}
