public import CareCore

/// How quickly faults are mended; each figure names the problems that it counts, `12/3` for problem 3 of order 12.
public struct RepairFigures: Sendable, Equatable {
    /// Mended in the period.
    public let mended: [String]
    /// Mean time from finding to mending of those; `nil` without any.
    public let mean: Milliseconds?
    /// The median of it: half took at most that long; of an even number the mean of the middle two.
    public let median: Milliseconds?
    /// Critical faults found in the period that were mended or whose time for it is over: what the share is of.
    public let critical: [String]
    /// Those mended in time. A critical fault is to be mended in 48 h.
    public let criticalInTime: [String]
    /// Critical faults found in the period for which there is time left.
    public let criticalWaiting: [String]
    /// Critical faults of the period that were over within the time before anybody mended them: nobody's work.
    public let criticalOver: [String]

    /// Counts problems that were mended, and critical ones that were found, from `period.lowerBound` to before
    /// `period.upperBound`.
    public init(_ lines: [RepairLine], in period: Range<Timestamp>, rules: RepairRules, now: Timestamp) {
        let mendedLines = lines.filter { $0.problem.mending.map { period.contains($0.at) } ?? false }
        mended = mendedLines.map(\.key)
        let times = mendedLines.compactMap(\.repairTime).sorted()
        mean =
            times.isEmpty ? nil : Milliseconds(times.reduce(0) { $0 + $1.count } / Int64(times.count))
        median =
            times.isEmpty
            ? nil : Milliseconds((times[times.count / 2].count + times[(times.count - 1) / 2].count) / 2)
        var (judged, inTime, waiting, over): ([String], [String], [String], [String]) = ([], [], [], [])
        for line in lines where line.isCritical && period.contains(line.problem.foundAt) {
            let end = line.problem.foundAt + rules.criticalDeadline
            if let mending = line.problem.mending {
                judged.append(line.key)
                if mending.at <= end { inTime.append(line.key) }
            } else if let ended = line.problem.endedAt, ended <= end {
                over.append(line.key)
            } else if now <= end {
                waiting.append(line.key)
            } else {
                judged.append(line.key)
            }
        }
        (critical, criticalInTime, criticalWaiting, criticalOver) = (judged, inTime, waiting, over)
    }
}
