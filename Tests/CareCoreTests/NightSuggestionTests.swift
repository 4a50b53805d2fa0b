import CareCore
import Testing

/// The night that a bed's own nights suggest: care.md 8.4, BED-1.
@Suite struct NightSuggestionTests {
    /// Noon of 2025-11-06 in Asia/Shanghai.
    private static let noon = Fixture.start - .hours(11)

    private static func stay(_ day: Int64, _ from: Int64, _ until: Int64) -> [Int64] {
        [1_440 * day + from, 1_440 * day + until]
    }

    /// The nights of who is in bed from and until these minutes after the first noon; a sample every ten minutes, but
    /// none in `silence`, until two hours after the last.
    private static func nights(_ stays: [[Int64]], silence: [Int64] = [0, 0]) -> [NightInBed] {
        var finder = NightFinder()
        let end = (stays.last?[1] ?? 0) + 120
        for minute in stride(from: Int64(0), through: end, by: 10) {
            if minute >= silence[0], minute < silence[1] { continue }
            let inBed = stays.contains { minute >= $0[0] && minute < $0[1] }
            finder.take(inBed: inBed, at: noon + .minutes(minute))
        }
        return finder.nights
    }

    private static func minutes(_ nights: [NightInBed]) -> [[Int64]] {
        nights.map { night in
            [night.bedtime, night.rising].map { ($0 - noon).count / Milliseconds.minutes(1).count }
        }
    }

    /// Minutes after noon.
    struct Case: Sendable {
        let stays: [[Int64]]
        let silence: [Int64]
        let found: [[Int64]]

        init(_ stays: [[Int64]], silence: [Int64] = [0, 0], found: [[Int64]]) {
            self.stays = stays
            self.silence = silence
            self.found = found
        }
    }

    static let cases: [Case] = [
        Case([[600, 1_140]], found: [[600, 1_140]]),
        Case([[600, 800], [850, 1_140]], found: [[600, 1_140]]),
        Case([[600, 800], [870, 1_140]], found: [[870, 1_140]]),
        Case([[60, 180], [600, 1_140]], found: [[600, 1_140]]),
        Case([[600, 1_140], [2_040, 2_580]], found: [[600, 1_140], [2_040, 2_580]]),
        Case([[600, 780]], found: []), Case([[600, 840]], found: [[600, 840]]),
        // Bed-bound, and in bed when the first sample came.
        Case([[30, 2_880]], found: []), Case([[0, 600]], found: []),
        Case([[600, 1_140]], silence: [700, 820], found: []),
        Case([[600, 1_140]], silence: [700, 750], found: [[600, 1_140]]),
        Case([[600, 1_140]], silence: [500, 700], found: []),
        Case([[600, 1_140]], silence: [1_100, 1_200], found: []),
    ]

    @Test(arguments: cases)
    func `a night is the longest stay between two noons whose ends were seen`(example: Case) {
        #expect(Self.minutes(Self.nights(example.stays, silence: example.silence)) == example.found)
    }

    /// So many nights from ten in the evening, twenty minutes sooner and later in turns, to half past six.
    private static func fortnight(_ count: Int64) -> [[Int64]] {
        (0..<count).map { stay($0, 600 + ($0 % 3 - 1) * 20, 1_110) }
    }

    private static func text(_ suggestion: NightSuggestion) -> String? {
        suggestion.window.map { OverrideValue.window($0).description }
    }

    @Test func `fourteen nights suggest their median and an hour on both sides`() {
        let suggestion = NightSuggestion(Self.nights(Self.fortnight(14)))
        #expect(suggestion.nights == 14 && suggestion.bedtime == 22 * 60 && suggestion.rising == 6 * 60 + 30)
        #expect(Self.text(suggestion) == "21:00-07:30" && suggestion.fault == nil)
    }

    @Test func `thirteen nights tell how many they are and suggest nothing, and no night tells nothing`() {
        let few = NightSuggestion(Self.nights(Self.fortnight(13)))
        #expect(few.nights == 13 && few.bedtime == 22 * 60 && few.window == nil && few.fault == nil)
        let none = NightSuggestion([])
        #expect(none.nights == 0 && none.bedtime == nil && none.rising == nil && none.window == nil)
    }

    @Test func `only the newest fourteen count, and quarters go outwards`() {
        let before = (0..<5).map { Self.stay($0, 800, 1_300) }
        let after = (5..<19).map { Self.stay($0, 610, 1_120) }
        let suggestion = NightSuggestion(Self.nights(before + after))
        #expect(suggestion.nights == 14 && suggestion.bedtime == 22 * 60 + 10 && suggestion.rising == 6 * 60 + 40)
        #expect(Self.text(suggestion) == "21:00-07:45")
    }

    @Test func `a night that no bed may have is not suggested, and says why`() {
        let early = (0..<14).map { Self.stay($0, 330, 900) }
        let suggestion = NightSuggestion(Self.nights(early))
        #expect(suggestion.nights == 14 && suggestion.bedtime == 17 * 60 + 30 && suggestion.window == nil)
        #expect(suggestion.fault?.contains("begins from 18:00 to 01:00") == true)
        // Who is up for two hours about noon is in bed all day, with the hour on both sides.
        let bound = NightSuggestion(Self.nights((0..<14).map { Self.stay($0, 60, 1_380) }))
        #expect(bound.nights == 14 && bound.window == nil && bound.fault?.hasSuffix("found the whole day") == true)
    }
}
