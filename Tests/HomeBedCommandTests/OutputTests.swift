import CareCore
import CareStore
import Testing

@testable import HomeBedCommand

@Suite struct OutputTests {
    @Test func `columns stay aligned under Chinese titles`() {
        var table = Table("RULE", "TITLE", "PLACE")
        table.add("SOS-1", "紧急呼叫", "532901-000001")
        table.add("BAT-1", "battery", "-")
        #expect(table.lines == ["RULE   TITLE     PLACE", "SOS-1  紧急呼叫  532901-000001", "BAT-1  battery   -"])
    }

    @Test(arguments: [
        ("a\u{1B}[2Jb", "a\u{FFFD}[2Jb"), ("a\u{9B}2Jb", "a\u{FFFD}2Jb"), ("a\u{7F}\tb", "a\u{FFFD}\u{FFFD}b"),
        ("one\ntwo", "one\u{FFFD}two"), ("紧急 Â£é", "紧急 Â£é"),
    ])
    func `what a stranger sent does not steer the terminal`(sent: String, shown: String) {
        #expect(TerminalText.printable(sent) == shown)
        #expect(TerminalText.printable("one\n" + sent, keepsLines: true).hasPrefix("one\n"))
    }

    @Test func `times are civil times of the counties with their offset`() {
        let moment = Timestamp(milliseconds: 1_762_440_125_123)
        #expect(TimeText.short(moment) == "2025-11-06 22:42:05 +08:00")
        #expect(TimeText.exact(moment) == "2025-11-06 22:42:05.123 +08:00")
        #expect(TimeText.short(nil) == "-")
    }

    @Test(arguments: [
        (Metric.heartRate, 72.0, "72"), (.bodyTemperature, 36.5, "36.5"), (.inBed, 1, "true"), (.wet, 0, "false"),
        (.bedStatus, 0, "ok"), (.bedStatus, 99, "99"), (.heartRate, .nan, "-"),
    ])
    func `a value is shown as what it means`(metric: Metric, value: Double, text: String) {
        #expect(MetricValue(metric, value).description == text)
    }

    @Test func `exit codes keep their numbers`() {
        let numbers = ExitStatus.allCases.map(\.rawValue)
        #expect(numbers == [0, 1, 64, 65, 66, 69, 70, 73, 75, 76, 77, 78])
    }
}
