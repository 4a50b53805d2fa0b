internal import SimKit

extension Play {
    /// Two shifts a day from September on, each with its log and handover.
    mutating func playDuty(_ county: CountyCast, _ source: RandomSource) {
        var random = source
        var day = CivilText.day(2021, 9, 1)
        while day.at(8) < writer.end {
            for (shift, hour) in [(0, Int64(8)), (1, 20)] {
                let key = "\(county.code)-\(day.number)-\(shift)"
                enterShift(county, key, day.at(hour), (shift + Int(day.number)) % 2, &random)
            }
            day = day.next
        }
    }

    private mutating func enterShift(
        _ county: CountyCast, _ key: String, _ start: Moment, _ person: Int, _ random: inout RandomSource
    ) {
        let end = start + .hours(12)
        writer.enter(
            "duty-log", at: end + .minutes(3), by: county.desk,
            [
                ("entry", "l-\(key)"), ("post", "值班坐席"), ("person", "op-\(person + 1)"),
                ("from", CivilText.moment(start)), ("until", CivilText.moment(end)),
                ("what", random.pick(["无异常", "接听来电并记录", "处理报警并闭环"])),
            ])
        let alarms = (0..<random.whole(0...3)).map { "\(1_000 + $0)" }
        var fields: [(name: String, text: String)] = [
            ("handover", "s-\(key)"), ("post", "值班坐席"), ("at", CivilText.moment(end)),
            ("handedBy", "op-\(person + 1)"), ("takenBy", "op-\(2 - person)"), ("openAlarmCount", "\(alarms.count)"),
            ("openAlarms", alarms.joined(separator: " ")), ("openOrderCount", "1"), ("openOrders", "7"),
        ]
        if random.chance(.percent(1)) {
            fields[5].text = "\(alarms.count + 1)"
            writer.enter("shift-handover", at: end + .minutes(1), by: county.desk, fate: .refused, fields)
            fields[5].text = "\(alarms.count)"
        }
        writer.enter("shift-handover", at: end + .minutes(2), by: county.desk, fields)
    }

    /// Calls for help by telephone, about one in two years a person.
    mutating func playCalls(_ person: inout Person, _ served: CivilDay, until leaving: CivilDay?) {
        let days = person.random.poisson(mean: 0.5)
        for call in 0..<days {
            let day = served.adding(person.random.whole(1...320))
            guard leaving.map({ day < $0 }) ?? true else { continue }
            let received =
                day.at(person.random.whole(0...22), person.random.whole(0...59))
                + .seconds(person.random.whole(0...59))
            playCall(&person, "x-\(person.county.code)-\(person.number)-\(call)", received)
        }
    }

    private mutating func playCall(_ person: inout Person, _ call: String, _ received: Moment) {
        let (county, key) = (person.county, (name: "call", text: call))
        let isWritten = writer.enter(
            "emergency-call", at: received + .seconds(30), by: county.desk,
            [
                key, ("receivedAt", CivilText.moment(received)), ("way", "telephone"), ("bed", person.bed),
                ("takenBy", "op-1"), ("what", person.random.pick(["胸闷", "跌倒后起不来", "误拨"])),
            ])
        guard isWritten else { return }
        writer.count(county) { $0.calls += 1 }
        let back = received + .seconds(person.random.whole(30...90))
        if back < writer.end, back - received <= .seconds(60) { writer.count(county) { $0.callsBackSoon += 1 } }
        let found = person.random.pick(["emergency", "no-emergency", "no-emergency", "unreachable"])
        writer.enter(
            "call-back", at: back, by: county.desk,
            [key, ("calledBackAt", CivilText.moment(back)), ("verification", found)])
        let settled = back + .minutes(person.random.whole(10...50))
        let settling: [(name: String, text: String)] = [
            key, ("resolvedAt", CivilText.moment(settled)), ("resolution", "已处理"),
        ]
        guard found != "no-emergency" else {
            writer.enter("call-resolve", at: settled, by: county.desk, settling)
            return
        }
        if person.random.chance(.percent(5)) {
            let early: [(name: String, text: String)] = [
                key, ("resolvedAt", CivilText.moment(back)), ("resolution", "已处理"),
            ]
            writer.enter("call-resolve", at: back + .seconds(20), by: county.desk, fate: .refused, early)
        }
        let sent = back + .minutes(1)
        let isSent = writer.enter(
            "call-respond", at: sent, by: county.desk,
            [key, ("responder", "邻居李某"), ("respondedAt", CivilText.moment(sent))])
        if isSent { writer.count(county) { $0.responses += 1 } }
        writer.enter("call-resolve", at: settled, by: county.desk, settling)
        let told = CivilDay(of: received).adding(1).at(9)
        writer.enter(
            "call-tell-manager", at: told, by: county.desk,
            [key, ("manager", "cm-\(county.code)"), ("managerToldAt", CivilText.moment(told))])
    }
}
