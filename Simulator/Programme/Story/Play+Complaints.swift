internal import SimKit

extension Play {
    /// A family is not content with a visit. Most are answered in a few days, some late, a few never.
    mutating func playComplaint(_ person: inout Person, _ story: VisitStory, at moment: Moment) {
        let county = person.county
        let received = CivilDay(of: moment).adding(1).at(9, 15)
        let number = "q-\(story.visit)"
        let isWritten = writer.enter(
            "complaint", at: received, by: county.office,
            [
                ("complaint", number), ("county", county.code), ("receivedAt", CivilText.moment(received)),
                ("way", person.random.pick(["hotline", "letter-box", "follow-up"])),
                ("complainant", Person.name(&person.random)), ("phone", Person.phone(&person.random)),
                ("bed", person.bed), ("provider", county.provider), ("staff", story.staff.0),
                ("what", person.random.pick(["服务时间短", "态度不好", "未按约定时间上门"])),
            ])
        guard isWritten else { return }
        writer.count(county) { $0.complaints += 1 }
        if person.random.chance(.percent(4)) { playTwice(county, number, received) }
        let days: Int64
        switch person.random.pickIndex(weights: [80, 12, 8]) {
        case 0: days = person.random.whole(1...5)
        case 1: days = person.random.whole(8...25)
        default: return
        }
        let answered = CivilDay(of: received).adding(days).at(11)
        let answer: [(name: String, text: String)] = [
            ("complaint", number), ("answeredAt", CivilText.moment(answered)), ("answeredHow", "telephone"),
            ("answer", "已核实并整改"),
        ]
        if person.random.chance(.percent(5)) {
            let own = answer + [(name: "answeredBy", text: story.staff.0)]
            writer.enter("complaint-answer", at: answered - .minutes(2), by: county.office, fate: .refused, own)
        }
        let whole = answer + [(name: "answeredBy", text: "head-\(county.code)")]
        guard writer.enter("complaint-answer", at: answered, by: county.office, whole) else { return }
        let isLate = CivilDay(of: answered) > OfficialHolidays.answerDay(after: CivilDay(of: received))
        writer.count(county) { if isLate { $0.answeredLate += 1 } else { $0.answeredInTime += 1 } }
        if person.random.chance(.percent(5)) {
            writer.enter("complaint-answer", at: answered + .minutes(1), by: county.office, fate: .repeated, whole)
        }
        if person.random.chance(.percent(60)) {
            writer.enter(
                "complaint-satisfaction", at: CivilDay(of: answered).adding(2).at(10), by: county.office,
                [("complaint", number), ("isSatisfied", person.random.chance(.percent(75)) ? "yes" : "no")])
        }
    }

    /// A second office enters the same complaint; it is voided half an hour later.
    private mutating func playTwice(_ county: CountyCast, _ number: String, _ received: Moment) {
        let again = "\(number)-2"
        guard received + .minutes(40) < writer.end else { return }
        writer.enter(
            "complaint", at: received + .minutes(10), by: county.desk,
            [
                ("complaint", again), ("county", county.code), ("receivedAt", CivilText.moment(received)),
                ("way", "other"), ("what", "同一投诉"),
            ])
        writer.enter(
            "duty-void", at: received + .minutes(40), by: county.office,
            [("kind", "complaint"), ("number", again), ("voidReason", "重复登记")])
    }
}
