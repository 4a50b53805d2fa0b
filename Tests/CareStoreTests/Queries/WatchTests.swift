import CareCore
import CareRecords
import Testing

@testable import CareStore

@Suite("What the devices of a bed say of a visit") struct WatchTests {
    @Test(
        "what a watch or a patch measures by itself bears no visit out",
        arguments: ["elder-watch", "temperature-patch"])
    func selfMeasured(model: String) throws {
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

    @Test("a pressure that somebody takes with a cuff does")
    func handTaken() throws {
        let scene = try WatchScene([("c-1", "arm-cuff")])
        try scene.reading("c-1", .bloodPressureSystolic, 128, at: WatchScene.at(10, 20))
        try scene.reading("c-1", .battery, 90, at: WatchScene.at(10, 20))
        let found = try #require(try scene.judged())
        #expect(found.verdict == .corroborated)
        #expect(found.reasons.words == [.measurement])
        #expect(found.evidence.count == 1)
    }

    @Test("a resident who turns, gets up and lies down again on one mattress is no visitor")
    func oneBody() throws {
        let scene = try WatchScene([("m-1", "mattress-belt")])
        try scene.reading("m-1", .movement, 30, at: WatchScene.at(10, 10))
        try scene.reading("m-1", .inBed, 0, at: WatchScene.at(10, 20))
        try scene.reading("m-1", .inBed, 1, at: WatchScene.at(10, 30))
        let found = try #require(try scene.judged())
        #expect(found.verdict == .notSeen)
        #expect(found.reasons.words.contains(.oneSign))
    }
}
