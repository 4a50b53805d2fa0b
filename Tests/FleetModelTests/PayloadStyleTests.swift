import Foundation
import SimKit
import Testing

@testable import FleetModel

/// Every firmware writes its own JSON, and all of it says the same.
@Suite struct PayloadStyleTests {
    private static func styles() -> [PayloadStyle] {
        (Int64(0)..<400).map { number in
            var random = RandomSource(seed: 1).stream("style", number)
            return PayloadStyle(&random)
        }
    }

    private static func draft() -> Draft {
        var draft = Draft(kind: .telemetry)
        draft.measurements = [
            Measurement(.heartRate, .whole(70)), Measurement(.bodyTemperature, .decimal(36.5)),
            Measurement(.rssi, .whole(-65)), Measurement(.steps, .whole(0)), Measurement(.inBed, .flag(true)),
            Measurement(.latitude, .decimal(25.600_123)), Measurement(.roomTemperature, .decimal(-0.25)),
            Measurement(.bedStatus, .word("ok")),
        ]
        draft.battery = 100
        let frame = [Measurement(.wet, .flag(false))]
        draft.history = [Draft.Past(at: Moment(milliseconds: 86_400_000), measurements: frame)]
        return draft
    }

    private static func write(_ style: PayloadStyle) -> String {
        let bytes = draft().payload(
            reference: "ma-1\"\\\u{1}床", sequence: 12, deviceTime: Moment(milliseconds: 1_762_441_325_123),
            asksForReceipt: true, hub: "hub-1", style: style)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `however it is written, an independent reader finds the same`() throws {
        for style in Self.styles() {
            let text = Self.write(style)
            let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
            let read = try #require(object as? [String: Any], "\(text)")
            let whole: [Double?] = [1, 12, 100]
            #expect(["v", "seq", "battery"].map { read[$0] as? Double } == whole, "\(text)")
            #expect(read["ref"] as? String == "ma-1\"\\\u{1}床", "\(text)")
            #expect(read["ts"] as? Double == 1_762_441_325_123, "\(text)")
            #expect(read["receipt"] as? Bool == true && read["hub"] as? String == "hub-1")
            let readings = try #require(read["readings"] as? [String: Any])
            let numbers = ["heart_rate", "body_temperature", "rssi", "steps", "latitude", "room_temperature"]
            let measured: [Double?] = [70, 36.5, -65, 0, 25.600_123, -0.25]
            #expect(numbers.map { readings[$0] as? Double } == measured, "\(text)")
            #expect(readings["in_bed"] as? Bool == true && readings["bed_status"] as? String == "ok")
            let frame = try #require((read["history"] as? [[String: Any]])?.first)
            #expect(frame["ts"] as? Double == 86_400_000)
            #expect((frame["readings"] as? [String: Any])?["wet"] as? Bool == false)
        }
    }

    @Test func `the styles differ in order, white space, numbers and escapes`() {
        let texts = Self.styles().map(Self.write)
        #expect(texts.contains { $0.hasPrefix(#"{"v":1,"ref":"#) })
        #expect(texts.contains { $0.hasPrefix(#"{"battery":"#) }, "alphabetical")
        #expect(Set(texts.map { $0.prefix { $0 != ":" } }).count > 5, "scattered")
        #expect(texts.contains { $0.contains(#""heart_rate": 70"#) })
        #expect(texts.contains { $0.contains("\t: ") && $0.contains("\r\n") })
        #expect(texts.contains { $0.contains("7.0e+1") && $0.contains("1.762441325123e+12") })
        #expect(texts.contains { $0.contains("70.0") && $0.contains("36.50") })
        #expect(texts.contains { $0.contains(#"\u006da-1"#) })
    }

    @Test func `a device keeps its style, and neighbours have others`() throws {
        let plan = FleetPlan(.night(beds: 40))
        func styles() -> [PayloadStyle] {
            plan.households.indices.flatMap { HouseholdActor(plan, household: $0).devices.map(\.style) }
        }
        #expect(styles() == styles())
        #expect(Set(styles().map { "\($0.spacing) \($0.numbers)" }).count > 6)
    }
}
