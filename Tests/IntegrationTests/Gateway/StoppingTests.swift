import CareCore
import Foundation
import Gateway
import Mosquitto
import Testing

/// SIGTERM: the turn is finished, everything acknowledged is on disk, and whoever looks later is told.
@Suite(.serialized, .ownThreads) struct StoppingTests {
    private static func devices() -> [(device: String, profile: String, bed: Int)] {
        (0..<LoadLedger.buttons).map { (LoadLedger.button($0), "sos-button", $0 + 1) }
            + (0..<LoadLedger.mattresses).map { (LoadLedger.mattress($0), "mattress-belt", $0 + 1) }
    }

    @Test(.timeLimit(.minutes(5)))
    func `what a gateway acknowledged before it was stopped under load is on disk`() throws {
        let broker = try TestBroker()
        let files = try GatewayFiles()
        try files.register(Self.devices())
        let gateway = ServedGateway(files, port: broker.port)
        try gateway.serve()
        let load = try LoadGenerator(port: broker.port, perSecond: 1_000)
        for _ in 0..<3 {
            try load.run(.seconds(2), publishing: true)
            gateway.signal(SIGTERM)
            try load.run(.seconds(30), publishing: true) { !gateway.isRunning }
            #expect(try gateway.end() == 0, "\(gateway.log.suffix(500))")
            // Nothing to replay: the state was written last.
            #expect(try files.number("SELECT count(*) FROM journal") == 0)
            #expect(try files.number("SELECT count(*) FROM coreState") == 1)
            try gateway.serve()
        }
        try load.until("the broker has everything", atMost: .seconds(60)) { load.isConfirmed }
        try load.until("everything is stored", atMost: .seconds(120)) {
            try files.number("SELECT count(*) FROM event") >= load.ledger.events
                && files.number("SELECT count(*) FROM reading") >= load.ledger.readings
        }
        #expect(try files.number("SELECT count(*) FROM event") == load.ledger.events)
        #expect(try files.number("SELECT count(*) FROM reading") == load.ledger.readings)
        #expect(try gateway.stop() == 0)
    }

    @Test(.timeLimit(.minutes(5)))
    func `a gateway that is stopped in order says so last`() throws {
        let broker = try TestBroker()
        let files = try GatewayFiles()
        let gateway = ServedGateway(files, port: broker.port)
        let observer = try DeviceSide(port: broker.port)
        try gateway.serve()
        try observer.until("the heartbeat") { !observer.objects("/heartbeat").isEmpty }
        #expect(try gateway.stop() == 0)
        let late = try DeviceSide(port: broker.port, name: "late")
        try late.until("the retained heartbeat") { !late.objects("/heartbeat").isEmpty }
        #expect(late.objects("/heartbeat").map { $0["state"] as? String } == ["stopped"])
        try observer.until("the last word") { observer.objects("/heartbeat").last?["state"] as? String == "stopped" }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a gateway that was killed is said to be lost`() throws {
        let broker = try TestBroker()
        let files = try GatewayFiles()
        let gateway = ServedGateway(files, port: broker.port)
        let observer = try DeviceSide(port: broker.port)
        try gateway.serve()
        try observer.until("the heartbeat") { observer.objects("/heartbeat").last?["state"] as? String == "running" }
        gateway.kill9()
        try observer.until("its will") { observer.objects("/heartbeat").last?["state"] as? String == "lost" }
    }
}
