import CareCore
import Testing

/// Windows of the day with an end of the bed's night.
@Suite struct DayWindowTests {
    /// Every night that a bed may have, by the quarter.
    private static let nights: [DailyWindow] = {
        let quarters = Array(stride(from: 0, to: 1_440, by: 15))
        let all = quarters.flatMap { from in quarters.compactMap { DailyWindow(from: from, until: $0) } }
        return all.filter { BedNight.fault(of: $0) == nil }
    }()

    static let cases: [(DayBound, DayBound, Bool)] = [
        (.bedtime(-150), .bedtime(0), true), (.rising(60), .bedtime(-150), true), (.bedtime(0), .rising(0), true),
        (.rising(-180), .bedtime(-150), true), (.bedtime(0), .bedtime(0), false), (.rising(0), .rising(-1_440), false),
        (.bedtime(600), .rising(0), false), (.bedtime(285), .rising(0), true), (.bedtime(300), .rising(0), false),
        (.rising(-420), .bedtime(420), false), (.bedtime(435), .rising(-420), true), (.time(1_260), .bedtime(0), false),
        (.time(780), .bedtime(0), true), (.rising(0), .time(420), false), (.rising(0), .time(720), true),
        (.bedtime(60), .time(120), false), (.time(420), .time(420), false), (.time(1_350), .time(420), true),
    ]

    @Test(arguments: cases)
    func `a window is sound when no night that a bed may have makes it empty`(
        from: DayBound, until: DayBound, isSound: Bool
    ) {
        let window = DayWindow(from: from, until: until)
        #expect(window.isSound == isSound)
        #expect(Self.nights.allSatisfy { window.window(in: $0) != nil } == isSound)
    }

    @Test func `the ends of a window move with the night, over midnight too`() {
        let window = DayWindow(from: .bedtime(90), until: .rising(-90))
        #expect(window.window(in: .night) == DailyWindow(from: 0, until: 5 * 60 + 30))
        #expect(window.followsNight && !DayWindow(from: .time(0), until: .time(60)).followsNight)
    }
}
