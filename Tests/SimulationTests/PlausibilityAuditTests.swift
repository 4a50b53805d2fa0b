import FleetModel
import SimKit
import Testing

@testable import Auditor

/// What cannot be must not count as measured.
@Suite struct PlausibilityAuditTests {
    private static func row(_ metric: Int64, _ value: Double, isValid: Bool = true, minute: Int64 = 0) -> ReadingRow {
        ReadingRow(
            device: "watch-1", metric: metric, at: Moment(milliseconds: 1_762_430_400_000 + minute * 60_000),
            value: value, isValid: isValid, isServerTime: false)
    }

    private static func findings(_ rows: [ReadingRow]) -> Int {
        var audit = PlausibilityAudit()
        for row in rows { audit.found(row) }
        return audit.violations.count
    }

    /// Heart rate, saturation, temperature, latitude, longitude by the numbers of the database.
    @Test(arguments: [(1, 255), (1, 0), (3, 127), (4, 97.7), (17, 0), (18, 0)] as [(Int64, Double)])
    func `a value out of the range of people and places is found once, unless it is marked`(
        metric: Int64, value: Double
    ) {
        #expect(Self.findings([Self.row(metric, value), Self.row(metric, value, minute: 1)]) == 1)
        #expect(Self.findings([Self.row(metric, value, isValid: false)]) == 0)
    }

    /// The systolic pressure is 5, the diastolic one 6.
    @Test(arguments: [(120, 80, 0), (85, 95, 1), (90, 90, 1)] as [(Double, Double, Int)])
    func `a pressure whose halves are the wrong way round is found, in whatever order they are read`(
        systolic: Double, diastolic: Double, findings: Int
    ) {
        let pair = [Self.row(5, systolic), Self.row(6, diastolic)]
        #expect(Self.findings(pair) == findings)
        #expect(Self.findings(pair.reversed()) == findings)
        // Of another moment, or marked: no pair.
        #expect(Self.findings([Self.row(5, systolic), Self.row(6, diastolic, minute: 1)]) == 0)
        #expect(Self.findings([Self.row(5, systolic), Self.row(6, diastolic, isValid: false)]) == 0)
    }

    @Test func `what is usual is no finding`() {
        #expect(Self.findings([Self.row(1, 72), Self.row(3, 91), Self.row(17, 25.6), Self.row(18, 100.2)]) == 0)
        #expect(Self.findings([Self.row(9, 0), Self.row(30, 100)]) == 0)
    }

    @Test func `what can be must be believed, but for what another value casts doubt on`() {
        for (quantity, value) in [(Quantity.spo2, 91.0), (.bodyTemperature, 36.6), (.wet, 0), (.latitude, 25.6)] {
            #expect(PlausibilityAudit.mustBeBelieved(quantity, value))
        }
        for (quantity, value) in [
            (Quantity.spo2, 127.0), (.bodyTemperature, 97.7), (.latitude, 0), (.heartRate, 70), (.wet, .nan),
            (.bloodPressureSystolic, 120),
        ] {
            #expect(!PlausibilityAudit.mustBeBelieved(quantity, value))
        }
    }
}
