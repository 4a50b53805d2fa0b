import CareCore
import Testing

@testable import Gateway

/// A clock that is wrong must be told in words that help: whoever stands before the machine decides which one it is.
@Suite struct ClockCheckTests {
    private static let now = Timestamp(milliseconds: 1_762_441_200_000)  // 2025-11-06 23:00 in Asia/Shanghai

    private static func text(_ ahead: Milliseconds) throws -> String {
        let error = #expect(throws: GatewayError.self) {
            try ClockCheck.check(now: now, newest: now + ahead, built: nil)
        }
        #expect(error?.kind == .clock)
        return try #require(error).text
    }

    private static var quick: GatewayConfiguration.Clock {
        var clock = GatewayConfiguration.Clock()
        clock.rate = 2
        clock.origin = now
        return clock
    }

    @Test func `a clock that is at or after the newest row is taken`() throws {
        try ClockCheck.check(now: Self.now, newest: Self.now, built: nil)
    }

    @Test(arguments: [
        (Milliseconds(1), "1 seconds"), (.seconds(119), "119 seconds"), (.minutes(2), "2 minutes"),
        (.hours(24), "24 hours"),
    ])
    func `a clock that is a little behind is set, or waited for`(ahead: Milliseconds, words: String) throws {
        let text = try Self.text(ahead)
        #expect(text.contains("\(words) ahead of the gateway's clock (2025-11-06T23:00:00.000+08:00)"))
        #expect(text.contains("or wait"))
        #expect(!text.contains("restore a backup"))
    }

    @Test func `a row from the year 2099 is told with its date, its distance and the ways out`() throws {
        let text = try Self.text(.days(27_000))
        for words in [
            "of 2099-", "27000 days ahead", "set it (timedatectl)", "restore a backup", "homebed import",
            "Operations.md",
        ] {
            #expect(text.contains(words), "\(words) in: \(text)")
        }
    }

    @Test func `a quickened clock that has run out of years is refused before anything is opened`() throws {
        var clock = Self.quick
        clock.rate = 100_000
        let error = #expect(throws: GatewayError.self) {
            try ClockCheck.checkYear(of: Timestamp(milliseconds: 300_000_000_000_000), configuration: clock)
        }
        #expect(error?.kind == .configuration)
        #expect(error?.text.contains("clock.origin 2025-11-06T15:00:00.000Z at clock.rate 100000.0") == true)
        try ClockCheck.checkYear(of: Self.now, configuration: clock)
    }
}
