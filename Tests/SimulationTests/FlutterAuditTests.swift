import SimKit
import Testing

@testable import Auditor
@testable import FleetModel

/// When a pad flutters, by what truly happened.
@Suite struct FlutterAuditTests {
    private static let start = Moment(milliseconds: 1_762_430_400_000)

    private static func turn(_ minute: Int64, _ kind: TruthKind, _ device: String = "pad-1") -> TruthEntry {
        TruthEntry(
            number: Int(minute), at: start + .minutes(minute), household: "home-1", bed: "532901-000001",
            device: device, kind: kind)
    }

    @Test func `a pad flutters from the first turn until it has come to rest`() {
        let turns = [
            Self.turn(1, .padFlutters), Self.turn(2, .padFlutters, "pad-2"), Self.turn(5, .padSteady),
        ]
        func isFluttering(_ minute: Int64) -> Bool {
            FlutterAudit.flutter(of: "pad-1", at: Self.start + .minutes(minute), turns) != nil
        }
        #expect((0...7).map { isFluttering($0) } == [false, false, true, true, true, true, false, false])
    }
}
