import CareCore
import CareRecords
import Foundation
import Gateway
import TestSupport
import Testing

/// What a mattress really sent while its resident was in hospital: the delivered program and a real broker, with hours
/// that pass in seconds.
@Suite(.serialized, .ownThreads) struct AbsenceEvidenceTests {
    private static let bed = "532901-000001"

    /// Two minutes of the gateway a true tenth of a second.
    private static let rate = 1_200.0

    /// Somebody lies in the bed for a quarter of an hour, a message a minute, all sent at its end.
    private func lie(_ devices: DeviceSide, until now: Timestamp) throws {
        let payloads = (0...15).map { minute in
            let at = (now - .minutes(Int64(15 - minute))).milliseconds
            return #"{"v":1,"ts":\#(at),"readings":{"in_bed":true}}"#
        }
        try devices.publisher.publish(payloads, to: "homebed/v1/532901/m-1/telemetry")
    }

    @Test(.timeLimit(.minutes(5)))
    func `a mattress that is occupied during a stay in hospital is told, with what it sent`() throws {
        let files = try QuickTime.files(rate: Self.rate)
        try files.makeRecordKey()
        try files.register([("m-1", "mattress-belt", 1)])
        try files.enter(CareProgramme.registers + CareProgramme.service + [CareProgramme.vitalsConsent])
        let broker = try TestBroker()
        let key = ["HOMEBED_RECORDS_KEY_FILE": files.configuration.recordKeyFile ?? ""]
        let gateway = ServedGateway(
            files, port: broker.port, variables: QuickTime.variables(files).merging(key) { $1 })
        let devices = try DeviceSide(port: broker.port)
        try gateway.serve()

        _ = try files.run("away", Self.bed, "--hospital", "--reason", "住院", "--by", "Li")
        let left = files.now
        // The times of going to hospital may be off by an hour: what lies in the first one says nothing.
        try Bound.wait(for: "the hour after leaving") { files.now > left + .minutes(20) }
        try lie(devices, until: left + .minutes(18))
        try Bound.wait(for: "the first readings", state: { gateway.log }) {
            try files.number("SELECT count(*) FROM reading") == 16
        }
        #expect(try files.run("programme", "suspicions").contains("0 findings"))

        _ = try files.run("away", Self.bed, "--hospital", "--reason", "仍在住院", "--by", "Li")
        let again = files.now
        try Bound.wait(for: "two hours in hospital") { files.now > again + .hours(2) }
        let seen = files.now
        try lie(devices, until: seen)
        try Bound.wait(for: "the readings", state: { gateway.log }) {
            try files.number("SELECT count(*) FROM reading") == 32
        }
        #expect(try gateway.stop() == 0)
        let found = try files.run("programme", "suspicions", "--json")
        let lines = found.split(separator: "\n").filter { $0.contains("occupied-while-away") }
        #expect(lines.count == 1, "\(found)")
        #expect(lines.first?.contains(#""subject":"resident r-1""#) == true, "\(found)")
        #expect(lines.first?.contains("bed \(Self.bed) was seen occupied 16 times") == true, "\(found)")
        #expect(lines.first?.contains("m-1 in-bed \((seen - .minutes(15)).recordText)") == true, "\(found)")
        #expect(try files.run("programme", "suspicions").contains("m-1 in-bed \((seen - .minutes(15)).recordText)"))
        for secret in CareProgramme.personal { #expect(!gateway.log.contains(secret), "\(secret)") }
    }
}
