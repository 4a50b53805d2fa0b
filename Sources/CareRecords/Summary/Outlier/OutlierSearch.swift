internal import CareCore

/// Looks for outliers of one county over a period.
struct OutlierSearch {
    private struct Case {
        var length: Milliseconds?
        var rating: Int64?
        let row: String
    }

    private var visits: [Outlier.Kind: [String: [Case]]] = [:]
    private var alarms: [String: [String]] = [:]
    /// Beds in which each provider served somebody.
    private var served: [String: Set<BedID>] = [:]

    init(_ source: SummarySource, from first: CivilDate, until last: CivilDate) {
        for visit in source.visits.compactMap({ Visit($0) }) where visit.counts {
            guard let end = visit.endAt, (first...last).contains(CivilDate(of: end)) else { continue }
            let own = Case(length: visit.duration, rating: visit.row[VisitField.rating], row: visit.id.text)
            visits[.provider, default: [:]][visit.provider.text, default: []].append(own)
            visits[.bed, default: [:]][visit.bed.description, default: []].append(own)
            for staff in visit.staff { visits[.staff, default: [:]][staff.text, default: []].append(own) }
        }
        for row in source.alarmRows where row.tally.inPeriod {
            alarms[row.tally.bed.description, default: []].append(row.alarm.description)
        }
        // A bed without an alarm is one of those that are compared.
        let day = last
        for row in source.cases where row[CaseField.serviceFrom].map({ $0 <= day }) == true {
            guard let bed = row[SharedField.bed], row[CaseField.endedOn].map({ $0 >= first }) ?? true else { continue }
            alarms[bed.description, default: []] += []
            if let provider = row[SharedField.provider] { served[provider.text, default: []].insert(bed) }
        }
    }

    /// All of them, the farthest first within kind and measure.
    var found: [Outlier] {
        var found: [Outlier] = []
        for kind in Outlier.Kind.allCases {
            let groups = visits[kind] ?? [:]
            found +=
                kind == .provider
                ? Self.far(.provider, .visitsPerBed, visitsPerBed)
                : Self.far(kind, .visits, groups.mapValues { (Double($0.count), $0.map(\.row)) })
            found += Self.far(
                kind, .visitMinutes,
                groups.compactMapValues { cases in
                    Self.mean(cases.compactMap { own in own.length.map { (Double($0.count) / 60_000, own.row) } })
                })
            found += Self.far(
                kind, .rating,
                groups.compactMapValues { cases in
                    Self.mean(cases.compactMap { own in own.rating.map { (Double($0), own.row) } })
                })
        }
        return found + Self.far(.bed, .alarms, alarms.mapValues { (Double($0.count), $0) })
    }

    /// Of each provider that serves somebody: one with five times the beds makes five times the visits, and one that
    /// makes none is among those that are compared.
    private var visitsPerBed: [String: (value: Double, rows: [String])] {
        served.reduce(into: [:]) { found, provider in
            let rows = visits[.provider]?[provider.key]?.map(\.row) ?? []
            found[provider.key] = (Double(rows.count) / Double(provider.value.count), rows)
        }
    }

    private static func mean(_ values: [(Double, String)]) -> (Double, [String])? {
        guard values.count >= Outlier.leastCases else { return nil }
        return (values.reduce(0) { $0 + $1.0 } / Double(values.count), values.map(\.1))
    }

    private static func far(
        _ kind: Outlier.Kind, _ measure: Outlier.Measure, _ peers: [String: (value: Double, rows: [String])]
    ) -> [Outlier] {
        guard peers.count >= Outlier.leastPeers else { return [] }
        let median = middle(peers.values.map(\.value))
        let distances = peers.values.map { abs($0.value - median) }
        // 0.6745 and 0.7979 make either deviation that of a normal distribution.
        let spread = middle(distances) / 0.6745
        let scale = spread > 0 ? spread : distances.reduce(0, +) / Double(distances.count) / 0.7979
        guard scale > 0 else { return [] }
        return peers.compactMap { name, peer in
            let deviations = (peer.value - median) / scale
            guard abs(deviations) > Outlier.limit else { return nil }
            return Outlier(
                kind: kind, name: name, measure: measure, value: peer.value, median: median, deviations: deviations,
                peers: peers.count, rows: peer.rows.sorted())
        }.sorted { (abs($1.deviations), $0.name) < (abs($0.deviations), $1.name) }
    }

    /// The median; of an even number the mean of the middle two.
    private static func middle(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return (sorted[sorted.count / 2] + sorted[(sorted.count - 1) / 2]) / 2
    }
}

extension Outlier {
    /// What is far from what is usual.
    /// - Parameters:
    ///   - source: Rows of one county, each alarm named.
    ///   - first: The first day.
    ///   - last: The last day.
    /// - Returns: By kind and measure, the farthest first.
    public static func all(_ source: SummarySource, from first: CivilDate, until last: CivilDate) -> [Outlier] {
        OutlierSearch(source, from: first, until: last).found
    }
}
