import CareCore
import Foundation
import Testing

/// Promise 1 from bedside to database: a broker that is killed forgets, the devices do not.
@Suite(.serialized, .ownThreads) struct BrokerKillTests {
    private static let kills = 6

    @Test(.timeLimit(.minutes(5)))
    func `nothing is lost or counted twice over six kills of the broker under load`() throws {
        let broker = try TestBroker()
        let files = try GatewayFiles()
        try files.register((0..<RetryingFleet.buttons).map { (RetryingFleet.button($0), "sos-button", $0 + 1) })
        let gateway = ServedGateway(files, port: broker.port)
        try gateway.serve()
        let fleet = try RetryingFleet(port: broker.port)
        for _ in 0..<Self.kills {
            fleet.run(.seconds(2), perSecond: 300)
            let before = gateway.count("broker unreachable")
            broker.kill9()
            fleet.run(.seconds(20), perSecond: 100) { gateway.count("broker unreachable") > before }
            try broker.start()
            let subscribed = gateway.count("[Gateway] subscribed")
            fleet.run(.seconds(30), perSecond: 100) { gateway.count("[Gateway] subscribed") >= subscribed + 2 }
            #expect(gateway.isRunning, "\(gateway.log.suffix(500))")
        }
        fleet.run(.seconds(60), perSecond: 0) { fleet.isSettled }
        #expect(fleet.isSettled)
        #expect(fleet.pressed > 3_000 && fleet.repeated > 0, "\(fleet.pressed) presses, \(fleet.repeated) sent again")
        #expect(try files.number("SELECT count(*) FROM event") == fleet.pressed)
        #expect(try files.number("SELECT count(*) FROM quarantine") == 0)
        let alarms = try files.texts(
            "SELECT device || ' ' || count FROM alarmView WHERE rule = 'SOS-1' ORDER BY device")
        #expect(alarms == fleet.presses.map { "\($0.key) \($0.value)" }.sorted())
        #expect(try files.causes("SELF-1").contains("raised"))
        #expect(try gateway.stop() == 0)
    }
}
