import SimKit
import Testing

@Suite struct CivilDayTests {
    @Test func `a day begins at 16:00 of the day before in UTC`() {
        // 2025-11-06T15:59:59.999Z and a millisecond later.
        let before = Moment(milliseconds: 1_762_444_799_999)
        let after = Moment(milliseconds: 1_762_444_800_000)
        #expect(CivilDay(of: before).next == CivilDay(of: after))
        #expect(CivilDay(of: after).start == after)
        #expect(CivilDay(of: after).at(22, 45) - after == .minutes(22 * 60 + 45))
    }

    @Test func `days before 1970 are days too`() {
        #expect(CivilDay(of: Moment(milliseconds: -8 * 3_600_000)).number == 0)
        #expect(CivilDay(of: Moment(milliseconds: -8 * 3_600_000 - 1)).number == -1)
    }
}
