import CareCore
import Foundation
import Gateway
import Testing

/// Promise 10: a kill and a restart lose no timer and shorten none.
@Suite(.serialized, .ownThreads) struct RestartTests {
    @Test(.timeLimit(.minutes(5)))
    func `an unanswered press is reminded of at its time after a kill and a restart`() throws {
        let files = try QuickTime.files(rate: 5)
        try files.register([("b-1", "sos-button", 1)])
        let broker = try TestBroker()
        let gateway = ServedGateway(files, port: broker.port, variables: QuickTime.variables(files))
        let devices = try DeviceSide(port: broker.port)
        try gateway.serve()
        try devices.untilAnswered("b-1", ref: "1")
        gateway.kill9()
        try gateway.serve()
        let ready = Int64(files.now.milliseconds)
        try devices.until("the reminder") { devices.causes(of: "SOS-1").contains("reminded") }
        let times = try files.texts("SELECT at FROM alarmEdge WHERE cause IN (1, 7) ORDER BY edge").compactMap {
            Int64($0)
        }
        let (raised, reminded) = (try #require(times.first), try #require(times.dropFirst().first))
        #expect(reminded >= raised + 60_000)
        // Five seconds of this clock are one of the machine's. A machine that was too slow to be back is not late.
        #expect(reminded <= max(raised + 60_000, ready) + 5_000, "raised \(raised), reminded \(reminded)")
        #expect(try gateway.stop() == 0)
    }

    @Test(.timeLimit(.minutes(5)))
    func `a test window goes on after a kill and a restart`() throws {
        let files = try GatewayFiles()
        try files.register([("b-1", "sos-button", 1), ("b-2", "sos-button", 2)])
        let broker = try TestBroker()
        let gateway = ServedGateway(files, port: broker.port)
        let devices = try DeviceSide(port: broker.port)
        try gateway.serve()
        let bed = try #require(BedID("532901-000001"))
        guard case .done = try gateway.command(.openTestWindow(bed, length: .minutes(30), by: "Li")) else {
            throw TestFailure("the window was refused: \(gateway.log)")
        }
        gateway.kill9()
        try gateway.serve()
        try devices.untilAnswered("b-1", ref: "1")
        try devices.untilAnswered("b-2", ref: "2")
        #expect(try files.texts("SELECT device || ' ' || isTest FROM eventView ORDER BY number") == ["b-1 1", "b-2 0"])
        #expect(try files.texts("SELECT device || ' ' || isTest FROM alarmView ORDER BY number") == ["b-1 1", "b-2 0"])
        #expect(try gateway.stop() == 0)
    }

    @Test(.timeLimit(.minutes(5)))
    func `a silence deadline is not shortened by the time the gateway was down`() throws {
        // The mattress is offline after 30 minutes of silence: three seconds of this clock.
        let files = try QuickTime.files(rate: 600)
        try files.register([("m-1", "mattress-belt", 1)])
        let broker = try TestBroker()
        let gateway = ServedGateway(files, port: broker.port, variables: QuickTime.variables(files))
        let devices = try DeviceSide(port: broker.port)
        try gateway.serve()
        try devices.publish(
            #"{"v":1,"ts":\#(files.now.milliseconds),"readings":{"heart_rate":70}}"#,
            to: "homebed/v1/532901/m-1/telemetry")
        try devices.until("the mattress is heard") { try files.number("SELECT count(*) FROM reading") == 1 }
        let heard = try files.number("SELECT at + 0 FROM readingView")
        let killed = files.now
        gateway.kill9()
        try Bound.wait(for: "an hour of silence is over", atMost: .seconds(60)) { files.now >= killed + .hours(1) }
        let restarted = files.now
        try gateway.serve()
        try devices.until("the silence is an alarm", atMost: .seconds(60)) { devices.causes(of: "DEV-3") == ["raised"] }
        let raised = Int64(try files.number("SELECT raisedAt FROM alarm WHERE rule = 'DEV-3'"))
        let listenedBefore = killed.milliseconds - Int64(heard)
        #expect(raised >= restarted.milliseconds + Milliseconds.minutes(30).count - listenedBefore)
        #expect(try gateway.stop() == 0)
    }
}
