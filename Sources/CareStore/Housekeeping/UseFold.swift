internal import CareCore

/// What the values of a device's day say of its use. A value holds until the next one of its metric, at most for the
/// offline limit of the profile; what held over midnight is not known any more.
struct UseFold {
    /// Hours of the day before which, and from which on, somebody in bed counts to a night: 20:00 to 08:00 covers the
    /// habits of care.md 13.
    static let morningEnd = Milliseconds.hours(8)
    static let eveningStart = Milliseconds.hours(20)

    private struct Held {
        let value: Bool
        let at: Int64
    }

    private let dayStart: Int64
    private let limit: Int64
    private var held: [Metric: Held] = [:]
    private var values: [(metric: Metric, at: Int64, value: Bool)] = []

    init(dayStart: Int64, offlineLimit: Int64) {
        self.dayStart = dayStart
        limit = offlineLimit
    }

    /// Takes a valid value; times within a minute may come in any order.
    mutating func add(_ metric: Metric, at time: Int64, value: Double) {
        switch metric {
        case .worn, .inBed, .wet: values.append((metric, time, value != 0))
        case .wetLevel: values.append((.wetLevel, time, value >= 1))
        default: break
        }
    }

    /// All values of a minute were given.
    mutating func endMinute(_ segments: inout [DaySegment]) {
        guard !values.isEmpty else { return }
        values.sort { ($0.at, $0.metric.rawValue) < ($1.at, $1.metric.rawValue) }
        for (metric, time, value) in values {
            cover(metric, until: time, &segments)
            if let before = held[metric], before.value != value, metric == .wet || metric == .wetLevel {
                let index = segments.firstIndex { time < $0.until } ?? segments.count - 1
                // A pad that tells both tells one change twice.
                if metric == .wet || held[.wet] == nil { segments[index].wetChanges += 1 }
            }
            held[metric] = Held(value: value, at: time)
        }
        values.removeAll(keepingCapacity: true)
    }

    /// The day is over at `end`.
    mutating func finish(at end: Int64, _ segments: inout [DaySegment]) {
        for metric in [Metric.worn, .inBed] { cover(metric, until: end, &segments) }
    }

    private func cover(_ metric: Metric, until time: Int64, _ segments: inout [DaySegment]) {
        guard let before = held[metric], before.value, metric == .worn || metric == .inBed else { return }
        let end = min(time, before.at + limit)
        for index in segments.indices {
            if metric == .worn {
                segments[index].wornMilliseconds += segments[index].overlap(from: before.at, until: end)
                continue
            }
            segments[index].morningMilliseconds += segments[index].overlap(
                from: before.at, until: min(end, dayStart + Self.morningEnd.count))
            segments[index].eveningMilliseconds += segments[index].overlap(
                from: max(before.at, dayStart + Self.eveningStart.count), until: end)
        }
    }
}
