import Auditor
import FleetModel
import SimKit

/// Reads the messages of alarms as an observer does.
enum AlarmReader {
    /// The transition for the people who answer; `nil` when the message is none.
    static func seen(_ letter: Letter) -> SeenAlarm? {
        let payload = letter.payload
        func text(_ name: String) -> String { PlainJSON.text(name, in: payload) ?? "" }
        guard let id = PlainJSON.text("alarm", in: payload), let edge = PlainJSON.integer("edge", in: payload)
        else { return nil }
        let device = PlainJSON.text("device", in: payload)
        return SeenAlarm(
            id: id, edge: edge, cause: text("cause"), state: text("state"), rule: text("rule"),
            priority: text("priority"), audience: text("audience"),
            subject: place(in: payload) ?? device ?? "gateway", device: device,
            count: PlainJSON.integer("count", in: payload) ?? 0,
            isTest: PlainJSON.isTrue("test", in: payload), isLate: PlainJSON.isTrue("late", in: payload))
    }

    /// What somebody is told; `nil` for what says of itself that nothing of it is written and it will be told again.
    static func letter(_ letter: Letter, at now: Moment) -> LetterRecord? {
        let payload = letter.payload
        func text(_ name: String) -> String { PlainJSON.text(name, in: payload) ?? "" }
        guard !PlainJSON.isTrue("unrecorded", in: payload) else { return nil }
        return LetterRecord(
            // No row has the number 0: what cannot be read is written nowhere.
            number: Int64(text("id")) ?? 0, addressee: String(letter.topic.split(separator: "/").last ?? ""),
            recipient: text("recipient"), role: text("role"), purpose: text("purpose"), priority: text("priority"),
            alarm: PlainJSON.text("alarm", in: payload).flatMap { Int64($0) },
            edge: PlainJSON.integer("edge", in: payload) ?? 0, isDrill: PlainJSON.isTrue("drill", in: payload),
            at: Moment(milliseconds: PlainJSON.integer("at", in: payload) ?? 0), heardAt: now)
    }

    /// The transition for the record.
    static func record(_ letter: Letter, at now: Moment) -> AlarmRecord? {
        let payload = letter.payload
        func text(_ name: String) -> String { PlainJSON.text(name, in: payload) ?? "" }
        guard let alarm = Int64(text("alarm")), let edge = PlainJSON.integer("edge", in: payload) else { return nil }
        return AlarmRecord(
            alarm: alarm, edge: edge, cause: text("cause"), state: text("state"), rule: text("rule"),
            place: place(in: payload), device: PlainJSON.text("device", in: payload), audience: text("audience"),
            isTest: PlainJSON.isTrue("test", in: payload), priority: text("priority"),
            count: PlainJSON.integer("count", in: payload) ?? 0,
            at: Moment(milliseconds: PlainJSON.integer("at", in: payload) ?? 0), toldAt: now,
            isUnrecorded: PlainJSON.isTrue("unrecorded", in: payload))
    }

    /// The bed of an alarm, else the household.
    private static func place(in payload: [UInt8]) -> String? {
        PlainJSON.text("bed", in: payload) ?? PlainJSON.text("household", in: payload)
    }
}
