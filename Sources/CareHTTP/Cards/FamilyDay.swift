internal import CareCore
internal import CareRecords
internal import CareStore
internal import CareWire

/// How a bed is doing today, for the family: whether its devices speak, what has rung since midnight and what is open,
/// when somebody came last and comes next.
struct FamilyDay {
    let bed: String
    /// The day in one sentence.
    let line: BilingualText
    let devices: [CardDevice]
    let visits: FamilyVisits

    /// Reads it.
    /// - Throws: `StoreError` when the file cannot be read.
    init(of bed: BedID, in store: StoreReader, _ profiles: ProfileSet, key: RecordKey, now: Timestamp) throws {
        let found = try store.placedDevices(at: bed, since: now - CardDevice.back)
        let today = CivilDate(of: now)
        visits = try store.withRecords(scope: .everything, key: key) { book in
            try FamilyVisits(of: bed, in: book, today: today)
        }
        var sinceMidnight = AlarmFilter()
        sinceMidnight.bed = bed
        sinceMidnight.from = today.start
        func told(_ filter: AlarmFilter) throws -> [AlarmRecord] {
            try store.alarms(filter, scope: .bed(bed)).filter { !$0.isTest && $0.audience != .technician }
        }
        let (rung, open) = (try told(sinceMidnight), try told(.open))
        let cards = found.map { CardDevice($0, profiles, now: now) }
        self.bed = bed.description
        devices = cards
        line = Self.line(
            Self.alarms(rung: rung.count, open: open.count, earlier: open.count { $0.receivedAt < today.start }),
            speaking: cards.count { $0.state == .online }, of: cards.count { $0.state != .none },
            heard: found.compactMap(\.lastContact).max().map { Self.moment($0, today: today) })
    }

    /// What has rung today, and what is open of it and from earlier days.
    private static func alarms(rung: Int, open: Int, earlier: Int) -> BilingualText {
        let zh =
            switch (rung, open) {
            case (0, 0): "今天没有告警"
            case (0, _): "今天没有新告警，之前的 \(open) 次还在处理"
            case (_, 0): "今天有 \(rung) 次告警，都已处理"
            default: "今天有 \(rung) 次告警，" + (earlier > 0 ? "连同之前的共 " : "") + "\(open) 次还在处理"
            }
        let en =
            switch (rung, open) {
            case (0, 0): "No alarms today"
            case (0, _): "No new alarms today, \(open) of earlier days not over"
            default:
                "\(rung) alarms today, \(open) not over"
                    + (earlier > 0 ? " with those of earlier days" : "")
            }
        return BilingualText(zh: zh, en: en)
    }

    /// The hour and the minute, with the day where it is not today.
    private static func moment(_ moment: Timestamp, today: CivilDate) -> BilingualText {
        // `2025-11-06T22:42:05.123+08:00`
        let time = String(moment.recordText.dropFirst(11).prefix(5))
        switch today.day - CivilDate(of: moment).day {
        case 0: return BilingualText(zh: time, en: time)
        case 1: return BilingualText(zh: "昨天 \(time)", en: "\(time) yesterday")
        default: return BilingualText(zh: "前天 \(time)", en: "\(time) the day before yesterday")
        }
    }

    private static func line(
        _ alarms: BilingualText, speaking: Int, of all: Int, heard: BilingualText?
    ) -> BilingualText {
        BilingualText(
            zh: "\(alarms.zh)；\(all) 台联网设备中 \(speaking) 台在线，" + (heard.map { "最近信号 \($0.zh)" } ?? "两天内没有信号") + "。",
            en: "\(alarms.en); \(speaking) of \(all) devices online, "
                + (heard.map { "heard at \($0.en)." } ?? "not heard for two days."))
    }

    /// As it is sent.
    var fields: Fields {
        Fields { fields in
            fields.put("bed", bed)
            fields.put("line", line)
            visits.put(into: &fields)
            fields.put("devices", devices.map(\.fields))
        }
    }
}
