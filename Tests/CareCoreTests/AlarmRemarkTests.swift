import Testing

@testable import CareCore

/// What stands beside a transition of an alarm, for people of both languages.
@Suite struct AlarmRemarkTests {
    @Test func `what the gateway says is read in Chinese by whoever reads Chinese`() {
        let holds: [AlarmEdge.Cause] = [
            .shelved, .unshelved, .suppressed, .unsuppressed, .takenOutOfService, .returnedToService,
        ]
        let said: [AlarmRemark] = [
            .shelved(for: .minutes(15), untilClear: true, because: "rain"), .closed(because: .falsePress, ""),
            .away(because: "rain"), .visit, .outage(because: "rain"), .areaOutage(AlarmID(1)), .silent(hubs: 3, of: 12),
            .drill(IncidentID(1)), .bad(messages: 6), .skewed(for: .hours(1)), .times(3, within: .seconds(60)),
            .timesToday(21), .closedAsFalse(3, within: .days(7)), AlarmRemark.timesToday(21).about("BED-1"),
            AlarmRemark.times(3, within: .seconds(90)).ending(after: .minutes(10)),
        ]
        let all = said + holds.compactMap { AlarmRemark.moved($0) }
        #expect(all.count == said.count + holds.count)
        let han: ClosedRange<Character> = "\u{4E00}"..."\u{9FFF}"
        for words in all.map(\.words) {
            #expect(words.zh.contains { han.contains($0) }, "\(words)")
            #expect(words.en.allSatisfy(\.isASCII), "\(words)")
        }
    }

    @Test func `a shelving says how long in both languages, and why as the person wrote it`() {
        let open = AlarmRemark.shelved(for: .minutes(15), untilClear: true, because: "rain").words
        #expect(open.zh == "15 分钟，或到情况恢复为止：rain" && open.en == "for 15m or until it clears: rain")
        let fixed = AlarmRemark.shelved(for: .hours(2), untilClear: false, because: "rain").words
        #expect(fixed.zh == "2 小时：rain" && fixed.en == "for 2h: rain")
    }

    @Test(arguments: CloseReason.allCases)
    func `a closing tells its reason and, where there is one, the note`(reason: CloseReason) {
        #expect(AlarmRemark.closed(because: reason, "").words == reason.title)
        let words = AlarmRemark.closed(because: reason, "ok").words
        #expect(words.zh == "\(reason.title.zh)：ok" && words.en == "\(reason.title.en): ok")
    }

    @Test func `what is stored comes back, and a person's words are stored as they are`() {
        for remark in [AlarmRemark("door locked"), AlarmRemark(""), AlarmRemark(zh: "演练 1", en: "drill 1")] {
            #expect(AlarmRemark(stored: remark.stored) == remark)
        }
        #expect(AlarmRemark("door locked").stored == "door locked")
        #expect(AlarmRemark(zh: "演练 1", en: "drill 1").stored == "演练 1\u{2028}drill 1")
    }

    @Test func `a line separator that a person pastes in does not cut the words`() {
        let pasted = AlarmRemark("one\u{2028}two")
        #expect(pasted.words == BilingualText(zh: "one two", en: "one two"))
        let shelved = AlarmRemark.shelved(for: .minutes(1), untilClear: false, because: "one\u{2028}two")
        #expect(AlarmRemark(stored: shelved.stored) == shelved && shelved.words.en == "for 1m: one two")
    }
}
