import CareCore
import CareRecords
import Foundation
import Gateway
import TestSupport
import Testing

/// What devices really sent bears visits out and contradicts deaths: the delivered program and a real broker.
@Suite(.serialized, .ownThreads) struct EvidenceTests {
    private static func visit(_ id: String, ordinal: Int, from: Timestamp) -> CareProgramme.Form {
        CareProgramme.Form(
            "visit-record",
            [
                "visit": id, "careCase": "c-1", "ordinal": "\(ordinal)",
                "purpose": ordinal == 1 ? "service-and-teach" : "review-plan", "planAdjusted": "no",
                "staff": "s-1 s-2", "arrivedAt": from.recordText, "startAt": (from + .minutes(3)).recordText,
                "endAt": (from + .minutes(40)).recordText, "items": "A01=30", "vitalsMeasured": "血压 130/80",
                "consumables": "手套 2",
            ])
    }

    private static let terms = [
        CareProgramme.Form(
            "service-item",
            [
                "county": "532901", "item": "A01", "itemName": "某项目", "category": "living",
                "standardMinutes": "30", "price": "4000", "validFrom": "2021-09-01",
            ]),
        CareProgramme.vitalsConsent,
    ]

    @Test(.timeLimit(.minutes(5)))
    func `a test press bears a visit out, and signs of life after a death are told`() throws {
        let files = try GatewayFiles()
        try files.makeRecordKey()
        try files.register([("b-1", "sos-button", 1), ("m-1", "mattress-belt", 1)])
        let now = files.now
        let first = now - .hours(3)
        try files.enter(CareProgramme.registers + CareProgramme.service + Self.terms)
        try files.enter([
            Self.visit("v-1", ordinal: 1, from: first), Self.visit("v-2", ordinal: 2, from: first + .minutes(80)),
        ])
        let broker = try TestBroker()
        let gateway = ServedGateway(
            files, port: broker.port, variables: ["HOMEBED_RECORDS_KEY_FILE": files.configuration.recordKeyFile ?? ""])
        let devices = try DeviceSide(port: broker.port)
        try gateway.serve()
        let press = (first + .minutes(10)).milliseconds
        try devices.publish(
            #"{"v":1,"ref":"p1","ts":\#(press),"event":"sos","test":true}"#, to: "homebed/v1/532901/b-1/event")
        try devices.publish(
            #"{"v":1,"ts":\#(now.milliseconds),"readings":{"heart_rate":64,"in_bed":true}}"#,
            to: "homebed/v1/532901/m-1/telemetry")
        try devices.until("the receipts") { !devices.receipts.isEmpty }
        try Bound.wait(for: "the readings", state: { gateway.log }) {
            try files.number("SELECT count(*) FROM reading") >= 1
        }
        #expect(try gateway.stop() == 0)

        // Nobody asks for it: the gateway compares when it starts, and again what has changed since.
        try gateway.serve()
        try Bound.wait(for: "the comparison", state: { gateway.log }) {
            try files.number("SELECT count(*) FROM visit WHERE corroboration = 'corroborated'") == 1
        }
        #expect(try gateway.stop() == 0)
        #expect(try files.texts("SELECT DISTINCT actor FROM ledger WHERE form = 'visit-corroborate'") == ["gateway"])
        #expect(try files.run("programme", "corroborate", "--by", "Li").contains("no finished visit"))
        #expect(
            try files.texts("SELECT visit || ' ' || corroboration FROM visit ORDER BY visit") == [
                "v-1 corroborated", "v-2 not-seen",
            ])
        #expect(try files.run("programme", "suspicions").contains("0 findings"))

        let died = CivilDate(of: now).adding(-1).recordText
        try files.enter([
            CareProgramme.Form(
                "case-end",
                [
                    "careCase": "c-1", "endReason": "deceased", "endedOn": died, "endedBy": "钱某",
                    "endDocument": "EN-1",
                ])
        ])
        try files.enter(
            [
                CareProgramme.Form(
                    "case-confirm-death",
                    ["careCase": "c-1", "confirmedBy": "孙某", "confirmDocument": "DC-1"])
            ], by: "desk-2")
        let found = try files.run("programme", "suspicions", "--json")
        #expect(found.contains("vitals-after-death") && found.contains("m-1 vital"), "\(found)")
        for secret in CareProgramme.personal { #expect(!gateway.log.contains(secret), "\(secret)") }
    }
}
