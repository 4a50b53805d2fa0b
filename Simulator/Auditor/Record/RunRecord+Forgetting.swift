import FleetModel
import SimKit

extension RunRecord {
    /// How long what is small is remembered: longer than the longest time that a rule of values and events looks back.
    static let memory = TimeSpan.days(2)

    /// How long it is remembered that nobody listened, or by a wrong clock: a smoke alarm may be silent for 49 hours
    /// (care.md 6.9), in which the time of outages does not count.
    static let listeningMemory = TimeSpan.days(4)

    /// Outages by which a silence is judged.
    private static let deafness: Set<OutageRecord.Kind> = [.gateway, .lane, .disk, .clock]

    /// Outages that excuse a step of an alarm that came late.
    private static let excuses: Set<OutageRecord.Kind> = [.gateway, .disk, .clock]

    /// Forgets what nothing after `horizon` is judged by.
    /// - Parameters:
    ///   - horizon: Up to when everything but open alarms has been judged.
    ///   - unjudged: Since when the oldest alarm is open: it is judged when it is over, with all that excuses its
    ///     steps.
    func forget(before horizon: Moment, unjudged: Moment) {
        forgetArrivals(before: horizon)
        let old = horizon - Self.memory
        let oldExcuse = min(old, unjudged - Self.memory)
        let unheard = horizon - Self.listeningMemory
        forgetOutages { outage in
            let excused = Self.excuses.contains(outage.kind) ? oldExcuse : old
            return outage.until < (Self.deafness.contains(outage.kind) ? min(excused, unheard) : excused)
        }
        failures.removeAll { $0 < min(oldExcuse, unheard) }
        turns.forget(before: oldExcuse)
        if let last = heartbeats.lastIndex(where: { $0 <= horizon }) { heartbeats.removeSubrange(..<last) }
        forgetTruths(before: old)
    }

    /// Of every device the last arrival before the horizon stays.
    private func forgetArrivals(before horizon: Moment) {
        for (device, moments) in heard {
            if let last = moments.lastIndex(where: { $0 <= horizon }), last > 0 {
                heard[device]?.removeSubrange(..<last)
            }
        }
        for (device, records) in arrivals {
            // One that no turn has begun after is still to be marked by its place.
            guard let last = records.lastIndex(where: { $0.at <= horizon }), last > 0,
                !records.contains(where: { $0.turn == nil })
            else { continue }
            arrivals[device]?.removeSubrange(..<last)
        }
    }

    private func forgetOutages(where isOld: (OutageRecord) -> Bool) {
        let open = Dictionary(uniqueKeysWithValues: openOutages.map { ($0.value, $0.key) })
        var kept: [OutageRecord] = []
        for (index, outage) in outages.enumerated() where !isOld(outage) {
            if let key = open[index] { openOutages[key] = kept.count }
            kept.append(outage)
        }
        outages = kept
    }

    /// A state that lasts is remembered with its beginning, and so are the last test of a button and the first two
    /// reports of an empty battery.
    private func forgetTruths(before old: Moment) {
        guard let first = truths.first, first.at < old else { return }
        var lasting: Set<Int> = []
        var latest: [String: Int] = [:]
        var batteries: [String: Int] = [:]
        for truth in truths {
            guard truth.at < old else { break }
            if case .lowBattery = truth.kind {
                let device = truth.device ?? ""
                batteries[device, default: 0] += 1
                if batteries[device, default: 0] <= 2 { lasting.insert(truth.number) }
                continue
            }
            guard let state = Self.state(truth) else { continue }
            latest[state] = truth.number
        }
        lasting.formUnion(latest.values)
        truths.removeAll { $0.at < old && !lasting.contains($0.number) }
    }

    /// What kind of state a truth begins or ends.
    private static func state(_ truth: TruthEntry) -> String? {
        let name: String
        switch truth.kind {
        case .intoBed, .outOfBed: name = "bed"
        case .wet, .dry: name = "pad"
        case .episodeBegins, .episodeEnds: name = "illness"
        case .linkLost, .linkBack: name = "link"
        case .watchOff, .watchOn: name = "watch"
        case .batteryHovers: name = "battery"
        case .heartSticks, .heartFree: name = "heart rate"
        case .padFlutters, .padSteady: name = "contact"
        case .testPress: name = "test"
        default: return nil
        }
        return "\(name) \(truth.household) \(truth.bed ?? "") \(truth.device ?? "")"
    }
}
