import CareCore
import CareRecords
import Foundation
import Gateway
import TestSupport
import Testing

/// Staff hold their card to the reader at the bed: with the delivered program and a real broker.
@Suite(.serialized, .ownThreads) struct CheckInTests {
    private static let topic = "homebed/v1/532901/k-1/event"

    private func hold(_ card: String, ref: String, at moment: Timestamp, _ devices: DeviceSide) throws {
        try devices.publish(
            #"{"v":1,"ref":"\#(ref)","ts":\#(moment.milliseconds),"event":"check_in","data":{"card":"\#(card)"}}"#,
            to: Self.topic)
    }

    /// The answers to a reference, in order.
    private func answers(_ ref: String, _ devices: DeviceSide) -> [Int] {
        devices.receipts.filter { $0["ref"] as? String == ref }.compactMap { $0["status"] as? Int }
    }

    private static func checkIns(_ files: GatewayFiles) throws -> [String] {
        try files.texts(
            "SELECT card || ' ' || checkInResult || ' ' || ifnull(visit, '-') FROM visitCheckIn ORDER BY at")
    }

    @Test(.timeLimit(.minutes(5)))
    func `a card at the reader lets the visit arrive once and holds its alarms back, over a kill too`() throws {
        let files = try GatewayFiles()
        try files.makeRecordKey()
        try files.register([("k-1", "card-reader", 1)])
        let now = files.now
        try files.enter(CareProgramme.registers + CareProgramme.service)
        try files.enter(
            CareProgramme.visit(from: (now - .minutes(5)).recordText, until: (now + .minutes(55)).recordText))
        let broker = try TestBroker()
        let gateway = ServedGateway(
            files, port: broker.port, variables: ["HOMEBED_RECORDS_KEY_FILE": files.configuration.recordKeyFile ?? ""])
        let devices = try DeviceSide(port: broker.port)
        try gateway.serve()

        let at = files.now
        try hold("s-2", ref: "1", at: at, devices)
        try devices.until("the receipt", { answers("1", devices) == [0] })
        #expect(try files.texts("SELECT state || ' ' || method FROM visit") == ["arrived nfc"])
        #expect(try files.number("SELECT arrivedAt = \(at.milliseconds) FROM visit") == 1)
        #expect(
            try files.texts("SELECT form || ' ' || actor FROM ledger ORDER BY number DESC LIMIT 2") == [
                "visit-arrive device k-1", "visit-check-in device k-1",
            ])
        #expect(try files.texts("SELECT actor FROM suppression") == ["device k-1"])

        gateway.kill9()
        // The device got no answer, as far as it knows, and sends once more.
        try hold("s-2", ref: "1", at: at, devices)
        try gateway.serve()
        // The first answer may be there twice: that it had left was not on disk yet.
        try devices.until("the receipt of the duplicate", { answers("1", devices).last == 1 })
        try hold("s-1", ref: "2", at: at + .seconds(1), devices)
        try hold("s-3", ref: "3", at: at + .seconds(2), devices)
        try devices.until("the receipts", { answers("2", devices) == [0] && answers("3", devices) == [0] })
        #expect(try Self.checkIns(files) == ["s-2 arrived v-1", "s-1 known v-1", "s-3 unexpected -"])
        #expect(try files.number("SELECT count(*) FROM event WHERE kind = 24") == 3)
        #expect(try files.number("SELECT count(*) FROM ledger WHERE form = 'visit-arrive'") == 1)
        #expect(try files.number("SELECT count(*) FROM suppression") == 1)
        #expect(try gateway.stop() == 0)
        for secret in CareProgramme.personal { #expect(!gateway.log.contains(secret), "\(secret)") }
    }

    @Test(.timeLimit(.minutes(5)))
    func `without a key for records the event is stored and answered all the same`() throws {
        let files = try GatewayFiles()
        try files.register([("k-1", "card-reader", 1)])
        let broker = try TestBroker()
        let gateway = ServedGateway(files, port: broker.port)
        let devices = try DeviceSide(port: broker.port)
        try gateway.serve()
        try hold("s-2", ref: "1", at: files.now, devices)
        try devices.until("the receipt", { answers("1", devices) == [0] })
        #expect(try files.number("SELECT count(*) FROM event WHERE kind = 24") == 1)
        #expect(try files.number("SELECT count(*) FROM visitCheckIn") == 0)
        #expect(try gateway.stop() == 0)
        #expect(gateway.log.contains("check_ins_untaken"), "\(gateway.log)")
    }
}
