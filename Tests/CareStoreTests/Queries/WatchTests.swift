import CareCore
import CareRecords
import GRDB
import Testing

@testable import CareStore

@Suite("What the devices of a bed say of a visit") struct WatchTests {
    @Test(arguments: ["elder-watch", "temperature-patch"])
    func `what a watch or a patch measures by itself bears no visit out`(model: String) throws {
        let scene = try WatchScene([("w-1", model)])
        try scene.speaks("w-1", .bodyTemperature, each: 5)
        if model == "elder-watch" {
            try scene.reading("w-1", .bloodPressureSystolic, 128, at: WatchScene.at(10, 20))
            try scene.reading("w-1", .heartRate, 70, at: WatchScene.at(10, 20))
        }
        let found = try #require(try scene.judged())
        #expect(found.verdict == .notSeen)
        #expect(found.reasons.words == [.noSensor])
    }

    @Test func `a pressure that somebody takes with a cuff does`() throws {
        let scene = try WatchScene([("c-1", "arm-cuff")])
        try scene.reading("c-1", .bloodPressureSystolic, 128, at: WatchScene.at(10, 20))
        try scene.reading("c-1", .battery, 90, at: WatchScene.at(10, 20))
        let found = try #require(try scene.judged())
        #expect(found.verdict == .corroborated)
        #expect(found.reasons.words == [.measurement])
        #expect(found.evidence.count == 1)
    }

    @Test func `a resident who turns, gets up and lies down again on one mattress is no visitor`() throws {
        let scene = try WatchScene([("m-1", "mattress-belt")])
        try scene.reading("m-1", .movement, 30, at: WatchScene.at(10, 10))
        try scene.reading("m-1", .inBed, 0, at: WatchScene.at(10, 20))
        try scene.reading("m-1", .inBed, 1, at: WatchScene.at(10, 30))
        let found = try #require(try scene.judged())
        #expect(found.verdict == .notSeen)
        #expect(found.reasons.words.contains(.oneSign))
    }

    @Test
    func `once its readings are deleted nobody says any more that a visit was not seen, and what was said stands`()
        throws
    {
        let scene = try WatchScene([("d-1", "door-contact"), ("m-1", "mattress-belt"), ("b-1", "sos-button")])
        try scene.speaks("m-1", .movement, each: 1)
        try scene.event("d-1", .doorOpened, at: WatchScene.at(10, 1))
        try scene.keepVisit()
        #expect(try scene.news() == ["v-1 corroborated several-signs"])
        #expect(try scene.news(since: WatchScene.at(11, 1)).isEmpty)
        try scene.maintain(at: WatchScene.day + .days(40))
        #expect(try scene.news().isEmpty)
        // A press is kept for good.
        try scene.event("b-1", .sos, at: WatchScene.at(10, 30), isTest: true)
        #expect(try scene.news() == ["v-1 corroborated test-press"])
    }

    @Test func `what stands in the record already is no news, and old visits that have been compared are left alone`()
        throws
    {
        let scene = try WatchScene([("b-1", "sos-button")])
        try scene.keepVisit()
        #expect(try scene.news() == ["v-1 not-seen hub-offline no-sensor"])
        try scene.store.pool.write { db in
            try db.execute(
                sql: "UPDATE visit SET corroboration = 'not-seen', corroborationReasons = 'hub-offline no-sensor'")
        }
        #expect(try scene.news().isEmpty)
        try scene.event("b-1", .sos, at: WatchScene.at(10, 30), isTest: true)
        #expect(try scene.news(again: WatchScene.at(11)) == ["v-1 corroborated test-press"])
        #expect(try scene.news(again: WatchScene.at(11, 1)).isEmpty)
    }

    /// A home whose hub and door speak, and whose door was closed in the morning.
    private func watched(_ others: [(String, String)] = []) throws -> WatchScene {
        let scene = try WatchScene([("h-1", "home-hub"), ("d-1", "door-contact")] + others)
        try scene.speaks("h-1", .humidity, each: 5)
        try scene.reading("d-1", .battery, 90, at: WatchScene.at(3))
        try scene.event("d-1", .doorOpened, at: WatchScene.at(7))
        try scene.event("d-1", .doorClosed, at: WatchScene.at(7, 1))
        return scene
    }

    @Test func `a closed door that nobody moved contradicts, while the hub was heard throughout`() throws {
        let scene = try watched([("m-1", "mattress-belt")])
        // Who sleeps there moves as well.
        try scene.speaks("m-1", .movement, each: 1)
        let found = try #require(try scene.judged())
        #expect(found.verdict == .contradicted)
        #expect(found.reasons.words == [.roomStill])
        try scene.event("d-1", .doorOpened, at: WatchScene.at(10, 1))
        #expect(try #require(try scene.judged()).verdict == .corroborated)
    }

    @Test func `a door that stands open, and one of which nothing is known, says nothing`() throws {
        let scene = try watched()
        try scene.event("d-1", .doorOpened, at: WatchScene.at(8))
        #expect(try #require(try scene.judged()).reasons.words == [.noSensor])
        let unknown = try WatchScene([("h-1", "home-hub"), ("d-1", "door-contact")])
        try unknown.speaks("h-1", .humidity, each: 5)
        #expect(try #require(try unknown.judged()).reasons.words == [.noSensor])
    }

    @Test func `a hub that was silent for a part of the visit, and a home without one, contradict nothing`() throws {
        let scene = try WatchScene([("h-1", "home-hub"), ("d-1", "door-contact")])
        try scene.event("d-1", .doorClosed, at: WatchScene.at(7, 1))
        // It speaks until 10:00 and counts as in contact until 10:15.
        try scene.speaks("h-1", .humidity, each: 5, until: 10)
        let found = try #require(try scene.judged())
        #expect(found.verdict == .notSeen)
        #expect(found.reasons.words == [.hubOffline])
        let alone = try WatchScene([("d-1", "door-contact")])
        try alone.event("d-1", .doorClosed, at: WatchScene.at(7, 1))
        #expect(try #require(try alone.judged()).verdict == .notSeen)
    }

    @Test func `a door contact that has not spoken for longer than it may contradicts nothing`() throws {
        let scene = try WatchScene([("h-1", "home-hub"), ("d-1", "door-contact")])
        try scene.speaks("h-1", .humidity, each: 5)
        try scene.event("d-1", .doorClosed, at: WatchScene.at(10) - .hours(50))
        #expect(try #require(try scene.judged()).reasons.words == [.hubOffline])
    }

    @Test func `a card held to the reader at the bed bears a visit out, a test of the reader does not`() throws {
        let scene = try WatchScene([("r-1", "card-reader")])
        try scene.event("r-1", .checkIn, at: WatchScene.at(10, 1), isTest: true)
        #expect(try #require(try scene.judged()).verdict == .notSeen)
        try scene.event("r-1", .checkIn, at: WatchScene.at(10, 2))
        let found = try #require(try scene.judged())
        #expect(found.verdict == .corroborated)
        #expect(found.reasons.words == [.checkIn])
    }

    @Test func `signs of life after a death are told while readings are kept, and by the day once they are deleted`()
        throws
    {
        let scene = try WatchScene([("m-1", "mattress-belt")])
        try scene.speaks("m-1", .heartRate, each: 60, until: 9)
        let today = CivilDate(of: WatchScene.day)
        let (resident, bed) = (try #require(RecordID("r-1")), try #require(BedID(WatchScene.bed)))
        func days(_ until: Timestamp, died: CivilDate, next: Timestamp? = nil) throws -> [String] {
            let death = ResidentDeath(resident: resident, bed: bed, on: died, devicesUntil: next)
            return LifeSign.vitals(try scene.store.reader.vitals(after: death, until: until), of: resident)
                .map { "\($0.key) \($0.on.recordText)" }
        }
        let later = WatchScene.day + .days(60)
        let first = "m-1 \(WatchScene.day.recordText) \(today.recordText)"
        #expect(try days(later, died: today.adding(-1)) == [first])
        try scene.maintain(at: later)
        let kept = try days(later, died: today.adding(-1))
        #expect(kept.count == 1 && kept.first?.hasSuffix(today.recordText) == true && kept != [first])
        #expect(try days(later, died: today).isEmpty, "what was measured on the day of death came before it")
        #expect(try days(later, died: today.adding(-3), next: WatchScene.day).isEmpty, "somebody else's")
    }
}
