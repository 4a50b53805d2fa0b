internal import CareCore

/// A part of a civil day in which a device served one place, or nobody, and what is counted in it.
struct DaySegment {
    let place: Place?
    /// First millisecond since the epoch.
    let from: Int64
    /// First millisecond after it.
    let until: Int64

    var readings: Int64 = 0
    var validReadings: Int64 = 0
    var events: Int64 = 0
    var onlineMilliseconds: Int64 = 0
    var effectiveMilliseconds: Int64 = 0
    var wornMilliseconds: Int64 = 0
    /// Somebody in bed before 08:00, and from 20:00 on.
    var morningMilliseconds: Int64 = 0
    var eveningMilliseconds: Int64 = 0
    /// How often it turned wet or dry.
    var wetChanges: Int64 = 0
    /// Valid values by the metric's raw value.
    var metrics: [Int64: MetricFold] = [:]

    init(place: Place?, from: Int64, until: Int64) {
        self.place = place
        self.from = from
        self.until = until
    }

    /// Whether there is something to tell: a place was to be served, or the device was heard.
    var isWorthTelling: Bool { place != nil || readings > 0 || events > 0 }

    /// Whether it shows any use.
    var isUsed: Bool { wornMilliseconds > 0 || morningMilliseconds > 0 || eveningMilliseconds > 0 || wetChanges > 0 }

    /// Milliseconds that lie in this part and between the two times.
    func overlap(from start: Int64, until end: Int64) -> Int64 { max(0, min(until, end) - max(from, start)) }

    /// Cuts the range at the bounds of one device's assignments, oldest first, not overlapping.
    static func cut(_ range: Range<Int64>, by assignments: [Assignment]) -> [DaySegment] {
        var parts: [DaySegment] = []
        var reached = range.lowerBound
        for assignment in assignments {
            let from = max(assignment.from.milliseconds, reached)
            let until = min(assignment.until?.milliseconds ?? .max, range.upperBound)
            guard from < until else { continue }
            if reached < from { parts.append(DaySegment(place: nil, from: reached, until: from)) }
            parts.append(DaySegment(place: assignment.place, from: from, until: until))
            reached = until
        }
        if reached < range.upperBound { parts.append(DaySegment(place: nil, from: reached, until: range.upperBound)) }
        return parts
    }
}
