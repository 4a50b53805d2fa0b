import CareCore
import CareRecords
import Foundation
import Gateway
import Ingest
import Synchronization
import TestSupport
import Testing

/// Promise 4 beside paperwork: an emergency does not wait for a file of five thousand forms.
@Suite(.serialized, .ownThreads) struct PaperworkTests {
    /// Presses one after the other, each at a button of its own, and how long each took to be on disk and answered.
    private struct Presses {
        private(set) var times: [Duration] = []

        mutating func press(_ devices: DeviceSide) throws {
            let number = times.count + 1
            let start = ContinuousClock.now
            let receipts = devices.receipts.count
            try devices.press("b-\(number)", ref: "p\(number)")
            try devices.until("the receipt of press \(number)") { devices.receipts.count > receipts }
            times.append(ContinuousClock.now - start)
        }
    }

    private static let buttons = 400
    /// A quarter of the longest file, which would only take four times as long.
    private static let forms = 5_000

    private static let residents = (1...forms).map { number in
        RecordSubmission(
            form: "resident",
            fields: [
                .init("resident", "p-\(number)"), .init("name", "李某"),
                .init("identityNumber", CareProgramme.identityNumber(number)), .init("phone", "13987200001"),
                .init("household", "h-1"), .init("group", "minimum-income"), .init("isLocal", "yes"),
                // All of them were born before 1946.
                .init("priority", "advanced-age"),
            ], line: number + 1)
    }

    @Test(.timeLimit(.minutes(5)))
    func `an SOS is on disk and answered while five thousand forms are entered`() throws {
        let broker = try TestBroker()
        let gateway = try GatewayUnderTest(port: broker.port)
        try gateway.files.makeRecordKey()
        try gateway.register(
            (1...Self.buttons).map { ("b-\($0)", "sos-button", $0) }, since: Timestamp(milliseconds: 1_700_000_000_000))
        try gateway.files.enter(CareProgramme.registers)
        let devices = try DeviceSide(port: broker.port)
        try gateway.start()
        try devices.until("the gateway listens", atMost: .seconds(60)) {
            gateway.log.components(separatedBy: "subscribed").count > 2
        }
        var presses = Presses()
        try presses.press(devices)

        let outcome = Mutex<Result<CommandOutcome, any Error>?>(nil)
        let client = ControlClient(path: ControlSocketPath(database: gateway.database), wait: .seconds(60))
        let begin = ContinuousClock.now
        let thread = Thread {
            let result = Result { try client.send(.records(RecordRequest(Self.residents, by: "Li"))) }
            outcome.withLock { $0 = result }
        }
        thread.start()
        while outcome.withLock({ $0 == nil }), presses.times.count < Self.buttons { try presses.press(devices) }
        try Bound.wait(for: "the import is answered", atMost: .seconds(60)) { outcome.withLock { $0 != nil } }
        let length = ContinuousClock.now - begin
        let answer = try outcome.withLock { try $0?.get() }
        #expect(answer == .done("\(Self.forms) entered, 0 stood there already"))
        #expect(try gateway.number("SELECT count(*) FROM resident WHERE resident LIKE 'p-%'") == Self.forms)
        #expect(
            try gateway.number("SELECT count(DISTINCT bed) FROM alarm WHERE rule = 'SOS-1'") == presses.times.count)

        let sorted = presses.times.sorted()
        let worst = try #require(sorted.last)
        let text = "\(sorted.count) presses in \(length): median \(sorted[sorted.count / 2]), worst \(worst)"
        print("SOS beside an import of \(Self.forms) forms: \(text)")
        #expect(sorted.count >= 20, "the import was over before anybody had pressed: \(text)")
        // One that waited for the forms would take about as long as they do.
        #expect(sorted[sorted.count * 95 / 100] * 40 <= length, "\(text)")
        #expect(worst * 10 <= length, "\(text)")
        #expect(gateway.stop() == 0)
    }
}
