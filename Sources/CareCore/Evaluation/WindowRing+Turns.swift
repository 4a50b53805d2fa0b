extension WindowRing {
    /// Takes a newer believed value of a metric into a window of any kind but events.
    /// - Parameters:
    ///   - value: The value.
    ///   - time: Its device time, in ms.
    ///   - before: The metric's newest value until now.
    ///   - window: What is collected.
    ///   - maximumGap: How long, in ms, the former value is believed to have lasted.
    mutating func take(
        _ value: Double, at time: Int64, after before: MetricCell, for window: Window, maximumGap: Int64
    ) {
        switch window.source {
        case .metric: append(value, at: time, length: window.length.count, capacity: window.capacity)
        case .turns(_, let wanted):
            guard value == wanted, !before.isEmpty, before.value != wanted else { return }
            append(1, at: time, length: window.length.count, capacity: window.capacity)
        case .lasting(_, let wanted, let least):
            let lasted = !before.isEmpty && before.value == wanted && time - before.at <= maximumGap
            endOpen(at: time, lasted: lasted ? least.count : nil, goesOn: lasted && value == wanted)
            guard value == wanted, !before.isEmpty, before.value != wanted else { return }
            append(Self.open, at: time, length: window.length.count, capacity: window.capacity)
        case .heldTime, .heldDays:
            guard !before.isEmpty, before.value != 0, time - before.at <= maximumGap else { return }
            let endsWithHour = if case .heldTime = window.source { true } else { false }
            addHeld(
                from: before.at, until: time, length: window.length.count,
                by: endsWithHour ? Self.endOfHour : Self.endOfDay)
        case .nights: takeNight(value, at: time)
        case .event, .tests: break
        }
    }

    /// The value of an entry whose state has not lasted long enough yet; one that has is 1, so that the sum counts.
    private static let open = 0.0

    /// Counts the newest entry when its state has lasted for `lasted` ms, and forgets it when it ended before that.
    /// `nil` where the state is not believed to have lasted until now.
    private mutating func endOpen(at time: Int64, lasted least: Int64?, goesOn: Bool) {
        guard let last = entries.indices.last, entries[last].value == Self.open else { return }
        if let least, time - entries[last].at >= least {
            entries[last].value = 1
        } else if !goesOn {
            entries.removeLast()
        }
    }

    /// Adds the time from one sample to the next to the hours or days that it lies in. An entry stands at the end of
    /// its own.
    private mutating func addHeld(from: Int64, until: Int64, length: Int64, by endOf: (Int64) -> Int64) {
        var start = from
        while start < until {
            let end = endOf(start)
            let part = Double(min(until, end) - start)
            if let last = entries.indices.last, entries[last].at == end {
                entries[last].value += part
            } else {
                entries.append(Entry(at: end, value: part))
            }
            start = end
        }
        entries.removeAll { $0.at <= until - length }
    }

    private static func endOfHour(_ time: Int64) -> Int64 {
        let hour: Int64 = 3_600_000
        return (time / hour + 1) * hour
    }

    /// The part of the hour around an hour from `time` for which a flag was true on the days before; NaN while too few
    /// are known. A day on which it was never true tells nothing: nobody was there, or the device was silent.
    func habit(at time: Int64, length: Int64) -> Double {
        let hour: Int64 = 3_600_000
        let day = 24 * hour
        let begin = time + Limits.habitAhead.count
        let end = (begin / hour + 1) * hour
        // What of that hour lies in the next hour of the clock, by which the entries are kept.
        let later = Double(begin % hour) / Double(hour)
        var days: UInt64 = 0
        var held = 0.0
        for entry in entries {
            let age = end - entry.at
            let before = (age + day / 2) / day
            guard before >= 1, age < length else { continue }
            days |= 1 << UInt64(before)
            if age == before * day { held += entry.value * (1 - later) }
            if age + hour == before * day { held += entry.value * later }
        }
        guard days.nonzeroBitCount >= Limits.habitDays else { return .nan }
        return held / Double(Int64(days.nonzeroBitCount) * hour)
    }
}
