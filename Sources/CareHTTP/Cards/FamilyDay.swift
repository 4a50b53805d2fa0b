internal import CareCore
internal import CareRecords
internal import CareStore

/// How a bed is doing today, for the family: whether its devices speak, and what has rung since midnight.
struct FamilyDay: Encodable {
    let bed: String
    /// The day in one sentence.
    let line: AlarmResource.Title
    let devices: [CardDevice]

    /// Reads it.
    /// - Throws: `StoreError` when the file cannot be read.
    init(of bed: BedID, in store: StoreReader, _ profiles: ProfileSet, now: Timestamp) throws {
        let found = try store.placedDevices(at: bed, until: now + Milliseconds(1), back: CardDevice.back)
        var filter = AlarmFilter()
        filter.bed = bed
        filter.from = CivilDate(of: now).start
        let alarms = try store.alarms(filter, scope: .bed(bed)).filter { !$0.isTest && $0.audience != .technician }
        let cards = found.map { CardDevice($0, profiles, now: now) }
        self.bed = bed.description
        devices = cards
        line = Self.line(
            speaking: cards.count { $0.state == .online }, of: cards.count { $0.state != .none }, rung: alarms.count,
            open: alarms.count { !$0.state.isOver }, heard: found.compactMap(\.lastSign).max())
    }

    private static func line(
        speaking: Int, of all: Int, rung: Int, open: Int, heard: Timestamp?
    ) -> AlarmResource.Title {
        // `2025-11-06T22:42:05.123+08:00`: the hour and the minute.
        let time = heard.map { String($0.text.dropFirst(11).prefix(5)) }
        let zh = rung == 0 ? "今天没有告警" : open == 0 ? "今天有 \(rung) 次告警，都已处理" : "今天有 \(rung) 次告警，\(open) 次还在处理"
        let en = rung == 0 ? "No alarms today" : "\(rung) alarms today, \(open) not over"
        return AlarmResource.Title(
            zh: "\(zh)；\(all) 台联网设备中 \(speaking) 台在线" + (time.map { "，最近信号 \($0)" } ?? "，两天内没有信号") + "。",
            en: "\(en); \(speaking) of \(all) devices online, "
                + (time.map { "heard at \($0)." } ?? "not heard for two days."))
    }

    private enum CodingKeys: CodingKey { case bed, line, devices }
}
