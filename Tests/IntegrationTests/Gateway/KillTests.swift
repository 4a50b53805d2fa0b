import CareCore
import Foundation
import TestSupport
import Testing

/// Promises 1, 2 and 10 against a real broker and kill −9.
@Suite(.serialized, .ownThreads) struct KillTests {
    /// The kills: five at each point between two steps of the line, then at random moments.
    private static let kills: [(point: String, turn: Int)] =
        ["after-read", "after-commit", "after-acknowledge"].flatMap { point in
            [3, 7, 11, 17, 29].map { (point, $0) }
        }
    private static let randomKills = 20

    @Test(.timeLimit(.minutes(10)))
    func `nothing is lost or counted twice over 35 kills at 5000 messages a second`() throws {
        let broker = try TestBroker()
        let gateway = try GatewayUnderTest(port: broker.port)
        try gateway.register(Self.devices, since: Timestamp(milliseconds: 1_700_000_000_000))
        // The session must exist before the first message, as it does on every day but the first.
        try gateway.start()
        let load = try LoadGenerator(port: broker.port, perSecond: 5_200)
        try load.until("the gateway has subscribed", atMost: .seconds(60)) {
            gateway.log.components(separatedBy: "subscribed").count > 2
        }
        gateway.kill9()

        var redelivered = 0
        for kill in Self.kills {
            redelivered += try restart(gateway, broker, load, at: kill)
        }
        var dice = Dice(seed: 1)
        for _ in 0..<Self.randomKills {
            let length = Milliseconds(Int64.random(in: 250...1_400, using: &dice))
            redelivered += try restart(gateway, broker, load, for: length)
        }
        #expect(redelivered >= 15, "only \(redelivered) of 35 restarts saw a redelivery: the kills hit nothing")
        #expect(load.measuredRate >= 5_000, "only \(load.measuredRate) messages a second were published")

        try gateway.start()
        try load.until("the broker has everything", atMost: .seconds(60)) { load.isConfirmed }
        try load.until("everything is stored", atMost: .seconds(240)) {
            try gateway.number("SELECT count(*) FROM event") >= load.ledger.events
                && gateway.number("SELECT count(*) FROM reading") >= load.ledger.readings
        }
        try load.until("the outbox is empty", atMost: .seconds(120)) {
            try gateway.number("SELECT count(*) FROM outbox") == 0
        }
        #expect(gateway.stop() == 0)
        try Self.check(gateway, load)
    }

    /// Starts the gateway under load and lets it end: by itself at a point, or from outside after a time.
    /// - Returns: 1 when the broker delivered anything a second time, else 0.
    private func restart(
        _ gateway: GatewayUnderTest, _ broker: TestBroker, _ load: LoadGenerator,
        at kill: (point: String, turn: Int)? = nil, for length: Milliseconds = .seconds(30)
    ) throws -> Int {
        let before = broker.log.utf8.count
        if let kill {
            try gateway.start("kill", kill.point, "\(kill.turn)")
            try load.run(length, publishing: true) { !gateway.isRunning }
            if gateway.isRunning { throw TestFailure("the kill \(kill) never came: \(gateway.log.suffix(400))") }
        } else {
            try gateway.start()
            try load.run(length, publishing: true)
        }
        gateway.kill9()
        // mosquitto logs the DUP flag of what it sends: (d1, q1, …).
        let lines = broker.log.utf8.dropFirst(before).split(separator: UInt8(ascii: "\n"))
        return lines.contains { line in
            let text = String(decoding: line, as: UTF8.self)
            return text.contains("Sending PUBLISH to homebed-gateway") && text.contains("(d1,")
        } ? 1 : 0
    }

    private static var devices: [(device: String, profile: String, bed: Int)] {
        (0..<LoadLedger.buttons).map { (LoadLedger.button($0), "sos-button", $0 + 1) }
            + (0..<LoadLedger.mattresses).map { (LoadLedger.mattress($0), "mattress-belt", $0 + 1) }
    }

    private static func check(_ gateway: GatewayUnderTest, _ load: LoadGenerator) throws {
        let ledger = load.ledger
        let events = try gateway.number("SELECT count(*) FROM event")
        let readings = try gateway.number("SELECT count(*) FROM reading")
        #expect(events == ledger.events && readings == ledger.readings)
        #expect(try gateway.number("SELECT count(*) FROM quarantine") == 0)
        // Every press stands behind exactly one open alarm of its bed, and the counts add up.
        let alarms = try gateway.texts(
            """
            SELECT d.identity || ' ' || a.count FROM alarm a
            JOIN assignment s ON s.bed = a.bed JOIN device d ON d.number = s.device
            WHERE a.rule = 'SOS-1' AND d.profile = 'sos-button' ORDER BY d.identity
            """)
        #expect(alarms == ledger.presses.map { "\($0.key) \($0.value)" }.sorted())
        // An observer saw every transition at least once.
        let edges = Set(try gateway.texts("SELECT alarm || '/' || edge FROM alarmEdge"))
        #expect(edges.subtracting(load.seenEdges).isEmpty)
        #expect(load.seenEdges.subtracting(edges).isEmpty, "an alarm message without a committed row")
    }
}
