internal import CareCore
internal import GRDB

/// One device's civil day while it is folded into facts.
///
/// A row proves the device online from its time until the next row, at most for the offline limit of its profile.
struct DeviceDay {
    let day: Int32
    let device: Int64
    /// The day, cut at changes of the place; never empty, without gaps.
    private(set) var segments: [DaySegment]
    /// Time of the newest row, from the days before at first.
    private(set) var lastAt: Int64?
    /// Time of the newest row that counts as effective.
    private(set) var lastEffectiveAt: Int64?

    private let offlineLimit: Int64
    private var eventTimes: [Int64]
    private var nextEvent = 0
    private var times: [Int64] = []
    private var effectiveTimes: [Int64] = []
    private var use: UseFold

    init(
        day: Int32, device: Int64, segments: [DaySegment], offlineLimit: Int64, eventTimes: [Int64], lastAt: Int64?,
        lastEffectiveAt: Int64?
    ) {
        self.day = day
        self.device = device
        self.segments = segments
        self.offlineLimit = offlineLimit
        self.eventTimes = eventTimes
        self.lastAt = lastAt
        self.lastEffectiveAt = lastEffectiveAt
        use = UseFold(dayStart: CivilCalendar.start(ofDay: day).milliseconds, offlineLimit: offlineLimit)
    }

    /// Takes a reading; times within a minute may come in any order.
    mutating func add(metric: Int64, at time: Int64, value: Double?, quality: ReadingQuality) {
        let isValid = quality.validity == .valid && value != nil
        times.append(time)
        if isValid, Self.isEffective(metric) { effectiveTimes.append(time) }
        let index = segment(at: time)
        segments[index].readings += 1
        guard isValid, let value else { return }
        segments[index].validReadings += 1
        if let metric = Metric(rawValue: UInt8(truncatingIfNeeded: metric)) { use.add(metric, at: time, value: value) }
        segments[index].metrics[metric, default: MetricFold()].add(value)
    }

    /// All readings before `until` were given.
    mutating func endMinute(until: Int64) {
        use.endMinute(&segments)
        while nextEvent < eventTimes.count, eventTimes[nextEvent] < until {
            let time = eventTimes[nextEvent]
            times.append(time)
            segments[segment(at: time)].events += 1
            nextEvent += 1
        }
        guard !times.isEmpty else { return }
        times.sort()
        for time in times { coverOnline(until: time) }
        times.removeAll(keepingCapacity: true)
        effectiveTimes.sort()
        for time in effectiveTimes { coverEffective(until: time) }
        effectiveTimes.removeAll(keepingCapacity: true)
    }

    /// The day is over.
    mutating func finish() {
        guard let end = segments.last?.until else { return }
        let (newest, newestEffective) = (lastAt, lastEffectiveAt)
        coverOnline(until: end)
        coverEffective(until: end)
        use.finish(at: end, &segments)
        (lastAt, lastEffectiveAt) = (newest, newestEffective)
    }

    private mutating func coverOnline(until time: Int64) {
        if let lastAt {
            for index in segments.indices {
                segments[index].onlineMilliseconds += segments[index].overlap(
                    from: lastAt, until: min(time, lastAt + offlineLimit))
            }
        }
        lastAt = time
    }

    private mutating func coverEffective(until time: Int64) {
        if let lastEffectiveAt {
            for index in segments.indices {
                segments[index].effectiveMilliseconds += segments[index].overlap(
                    from: lastEffectiveAt, until: min(time, lastEffectiveAt + offlineLimit))
            }
        }
        lastEffectiveAt = time
    }

    private func segment(at time: Int64) -> Int { segments.firstIndex { time < $0.until } ?? segments.count - 1 }

    /// What a device says of itself does not show that it serves anybody.
    private static func isEffective(_ metric: Int64) -> Bool {
        switch Metric(rawValue: UInt8(truncatingIfNeeded: metric)) {
        case .battery, .batteryLow, .mains, .rssi, nil: false
        default: true
        }
    }
}
