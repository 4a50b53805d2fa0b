import FleetModel
import SimKit

/// Whether each real emergency rang just once: pressed, fallen with a watch on the wrist or before a radar, smoke.
/// Emergencies before the first counted day are matched with their alarms and not counted.
///
/// Every event is given to one alarm: the one of its rule and place that is open, or the next one that its message can
/// have raised. A real one without an alarm was missed; an alarm without an event rang twice for one.
struct Emergencies {
    private(set) var faults: [String] = []
    private(set) var real = 0

    /// How long a message may be on its way while the link is up.
    private static let delivery = TimeSpan.minutes(5)

    private struct Event {
        let at: Moment
        let place: AlarmPlace
        let rule: String
        let isReal: Bool
    }

    init(
        _ truths: [TruthEntry], _ hidden: HiddenTimes, _ alarms: [(alarm: QualityAlarm, place: AlarmPlace?)],
        since: Moment, end: Moment
    ) {
        let events = truths.compactMap(Self.event).sorted { $0.at < $1.at }
        var answered: Set<Int64> = []
        for event in events where event.at < end - .minutes(10) {
            if event.isReal, event.at >= since { real += 1 }
            let latest =
                hidden.heard(event.place.household, from: event.at, until: event.at + Self.delivery) + Self.delivery
            // What the end of the run holds back is nobody's fault.
            guard latest < end else { continue }
            let own = alarms.filter { $0.alarm.rule == event.rule && Self.isAbout($0.place, event.place) }
            let found =
                own.first { $0.alarm.raisedAt <= event.at && ($0.alarm.endedAt ?? .distantFuture) >= event.at }
                ?? own.first { $0.alarm.raisedAt >= event.at && $0.alarm.raisedAt <= latest }
            if let found {
                answered.insert(found.alarm.number)
                // A message on its way while the alarm is closed raises the next one.
                for late in own where late.alarm.raisedAt > event.at && late.alarm.raisedAt <= latest {
                    if events.contains(where: { $0.place == event.place && $0.rule == event.rule && $0.at > event.at })
                    {
                        answered.insert(late.alarm.number)
                    }
                }
            } else if event.isReal, event.at >= since {
                faults.append(
                    "\(event.rule) at \(event.place.household): the event at \(event.at.milliseconds) rang nothing")
            }
        }
        let rules: Set<String> = ["SOS-1", "FALL-1", "FALL-2", "ENV-1"]
        for (alarm, place) in alarms where rules.contains(alarm.rule) && !answered.contains(alarm.number) {
            guard alarm.raisedAt >= since, alarm.raisedAt < end - .minutes(10) else { continue }
            faults.append(
                "\(alarm.rule) at \(place?.household ?? "no place"): alarm \(alarm.number), raised at "
                    + "\(alarm.raisedAt.milliseconds), has no event of its own")
        }
    }

    private static func isAbout(_ place: AlarmPlace?, _ event: AlarmPlace) -> Bool {
        place?.household == event.household && (event.bed == nil || place?.bed == nil || place?.bed == event.bed)
    }

    private static func event(_ truth: TruthEntry) -> Event? {
        let place = AlarmPlace(household: truth.household, bed: truth.bed)
        func event(_ rule: String, _ isReal: Bool) -> Event {
            Event(at: truth.at, place: place, rule: rule, isReal: isReal)
        }
        switch truth.kind {
        case .press(let isGenuine): return event("SOS-1", isGenuine)
        case .fall(let isCancelled): return truth.device == nil ? nil : event("FALL-1", !isCancelled)
        case .falseFall: return event("FALL-1", false)
        case .seenFall(let isReal, _): return event("FALL-2", isReal)
        case .smoke: return event("ENV-1", true)
        case .hearthSmoke: return event("ENV-1", false)
        default: return nil
        }
    }
}
