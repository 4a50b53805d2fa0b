import CareCore

/// The daily facts of one device, computed from all its rows at once by merging intervals: written differently from
/// the store's fold, which goes row by row.
struct FactOracle {
    let rows: [ReadingRow]
    let events: [EventRow]
    let limit: Milliseconds

    /// Valid rows of metrics that show the device serving somebody.
    private static let silent: Set<Metric> = [.battery, .batteryLow, .mains, .rssi]

    /// `readings|validReadings|events|onlineSeconds|effectiveSeconds` of the time range.
    func line(_ range: Range<Timestamp>) -> String {
        let inRange = rows.filter { range.contains($0.at) }
        let happened = events.filter { range.contains($0.at) }
        let online = rows.map(\.at) + events.map(\.at)
        let effective = rows.filter { $0.validity == .valid && !Self.silent.contains($0.metric) }.map(\.at)
        let valid = inRange.count { $0.validity == .valid }
        return "\(inRange.count)|\(valid)|\(happened.count)|\(covered(online, range))|\(covered(effective, range))"
    }

    /// `metric|count|minimum|maximum|mean` of each metric with valid values in the range.
    func metricLines(_ range: Range<Timestamp>) -> [String] {
        let valid = rows.filter { range.contains($0.at) && $0.validity == .valid }
        return Dictionary(grouping: valid, by: \.metric.rawValue).sorted { $0.key < $1.key }.map { metric, rows in
            let values = rows.map(\.value).sorted()
            let mean = values.reduce(0, +) / Double(values.count)
            return "\(metric)|\(values.count)|\(values[0])|\(values[values.count - 1])|\((mean * 1_000).rounded())"
        }
    }

    /// Seconds of the range within `limit` after any of the moments before the range's end.
    private func covered(_ moments: [Timestamp], _ range: Range<Timestamp>) -> Int64 {
        var total: Int64 = 0
        var reached = range.lowerBound
        for moment in moments.sorted() where moment < range.upperBound {
            let from = max(moment, reached)
            let until = min(moment + limit, range.upperBound)
            if until > from {
                total += (until - from).count
                reached = until
            }
        }
        return total / 1_000
    }
}
