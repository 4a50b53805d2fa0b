import Auditor

/// Writes into the record what the broker takes in and forgets.
final class BrokerScribe: BrokerEars {
    private let record: RunRecord
    private let timeline: Timeline

    init(record: RunRecord, timeline: Timeline) {
        self.record = record
        self.timeline = timeline
    }

    func hear(_ letter: Letter) {
        if letter.topic.hasSuffix("/heartbeat") {
            record.hearHeartbeat(at: timeline.now)
        } else if letter.topic.contains("/alarms/"), let alarm = AlarmReader.record(letter, at: timeline.now) {
            record.hear(alarm)
        } else if letter.topic.contains("/notify/"), let told = AlarmReader.letter(letter, at: timeline.now) {
            record.hear(told)
        }
    }

    func keep(_ letter: Letter) { record.keep(letter.number, at: timeline.now) }

    func forget(_ letter: Letter) { record.forget(letter.number) }

    func repeatDelivery(_ letter: Letter) { record.repeatDelivery(letter.number) }
}
