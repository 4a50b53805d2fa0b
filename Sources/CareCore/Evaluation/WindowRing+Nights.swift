/// Nights of a metric: the samples of the one that runs, one every ten minutes, and behind them one median for each
/// night before. So a device needs some sixty entries for what a fortnight has told. Source: care.md 7.2.
///
/// An entry whose time lies in the night (22:30 to 07:00) is a sample, one at 07:00 a night that is over.
extension WindowRing {
    /// Time between two samples that are kept, in ms.
    private static let interval: Int64 = 600_000
    /// What a night must tell of to count, in ms. Source: care.md 7.2.
    private static let leastTime: Int64 = 4 * 3_600_000
    /// How long a sample stands for at most, in ms: models measure once an hour at the least.
    private static let longestGap: Int64 = 3_600_000
    /// Nights kept.
    private static let nightsKept = Limits.baselineNights + Limits.driftNights

    /// Takes a sample of the night in; the first value after a night closes it.
    mutating func takeNight(_ value: Double, at time: Int64) {
        let isNight = Self.isNight(time)
        if let last = entries.last, Self.isNight(last.at), !isNight || Self.end(of: last.at) != Self.end(of: time) {
            closeNight()
        }
        guard isNight else { return }
        if let last = entries.last, Self.isNight(last.at), time - last.at < Self.interval { return }
        entries.append(Entry(at: time, value: value))
    }

    private mutating func closeNight() {
        guard let last = entries.last else { return }
        let end = Self.end(of: last.at)
        let median = openMedian
        entries.removeAll { Self.isNight($0.at) }
        if let median { entries.append(Entry(at: end, value: median)) }
        if entries.count > Self.nightsKept { entries.removeFirst(entries.count - Self.nightsKept) }
    }

    /// The median of the night whose samples are held; `nil` when they are too few.
    private var openMedian: Double? {
        let samples = entries.drop { !Self.isNight($0.at) }
        var told: Int64 = 0
        for (earlier, later) in zip(samples, samples.dropFirst()) {
            told += min(later.at - earlier.at, Self.longestGap)
        }
        return told < Self.leastTime ? nil : Self.median(samples.map(\.value))
    }

    /// Medians of the nights that were over at `time`, oldest first.
    func nights(at time: Int64) -> [Double] {
        // Samples stand behind the nights that are over.
        var found = entries.prefix { !Self.isNight($0.at) }.filter { $0.at > time - Limits.nightAge.count }.map(\.value)
        if let last = entries.last, Self.isNight(last.at), Self.end(of: last.at) <= time, let median = openMedian {
            found.append(median)
        }
        return found
    }

    /// The median of the newest seven nights; NaN while there are fewer.
    func baseline(at time: Int64) -> Double {
        guard entries.count >= Limits.baselineNights else { return .nan }
        let nights = nights(at: time)
        return nights.count < Limits.baselineNights ? .nan : Self.median(Array(nights.suffix(Limits.baselineNights)))
    }

    /// How many of the newest nights in a row, at most three, lie off the seven before them on one side, by more than
    /// `least` and by more than `percent` per cent; NaN before there are eight nights.
    func drift(least: Double, percent: Double, at time: Int64) -> Double {
        guard entries.count > Limits.baselineNights else { return .nan }
        let nights = nights(at: time)
        guard nights.count > Limits.baselineNights else { return .nan }
        for run in (1...min(Limits.driftNights, nights.count - Limits.baselineNights)).reversed() {
            let newest = nights.suffix(run)
            let base = Self.median(Array(nights.dropLast(run).suffix(Limits.baselineNights)))
            let distance = max(least, base * percent / 100)
            if newest.allSatisfy({ $0 > base + distance }) || newest.allSatisfy({ $0 < base - distance }) {
                return Double(run)
            }
        }
        return 0
    }

    private static func isNight(_ time: Int64) -> Bool {
        DailyWindow.night.contains(Timestamp(milliseconds: time))
    }

    /// The end of the night in which `time` lies, in ms.
    private static func end(of time: Int64) -> Int64 {
        CivilCalendar.next(minuteOfDay: DailyWindow.night.until, after: Timestamp(milliseconds: time)).milliseconds
    }

    static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
