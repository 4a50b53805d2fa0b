import Auditor
import CareCore
import CareRecords
import CareStore
import Foundation
import Programme

/// Compares the gateway's summaries with what was counted while the programme was played, since the first day, and with
/// what the auditor counts over raw rows, since the first day and in every month.
enum SummaryAudit {
    /// What differs, a sentence each.
    /// - Throws: `StoreError`, `RecordFault`.
    static func differences(
        _ database: URL, _ truth: ProgrammeTruth, key: RecordKey, at now: Timestamp
    ) throws
        -> [String]
    {
        let reader = try StoreReader.open(path: database.path, readLimit: .minutes(5))
        var found: [String] = []
        var sums: [String: Int64] = [:]
        for (code, expected) in truth.counties.sorted(by: { $0.key < $1.key }) {
            guard let county = CountyCode(code) else { continue }
            let row = try reader.summary("since-start", county: county, at: now, key: key).total
            for (name, value) in figures(expected) {
                sums[name, default: 0] += value
                found += difference(row, name, value).map { ["\(code): \($0)"] } ?? []
            }
        }
        let all = try reader.summary("since-start", county: nil, at: now, key: key).prefecture
        for (name, value) in sums.sorted(by: { $0.key < $1.key }) {
            found += difference(all, name, value).map { ["all counties: \($0)"] } ?? []
        }
        for county in truth.counties.keys.sorted().compactMap({ CountyCode($0) }) {
            let raw = try RawFigures(database, county: county.description)
            for period in try periods(reader, county, at: now) {
                let summary = try reader.summary(period, county: county, at: now, key: key)
                found += try differences(raw, summary, county).map { "\(county) \(period): \($0)" }
            }
        }
        return found
    }

    /// Since the first day, and each month from it on.
    private static func periods(
        _ reader: StoreReader, _ county: CountyCode, at now: Timestamp
    ) throws -> [String] {
        var periods = [SummarySpan.sinceStart.rawValue]
        guard let start = try reader.summaryStart(county) else { return [] }
        var month = SummaryMonth(of: start)
        while month.first <= CivilDate(of: now) {
            periods.append(month.recordText)
            month = SummaryMonth(of: month.period.nextMonth.first)
        }
        return periods
    }

    /// What a summary says that the raw rows do not: values of the period and cumulative ones.
    private static func differences(
        _ figures: RawFigures, _ summary: CountySummary, _ county: CountyCode
    ) throws -> [String] {
        let row = summary.total(of: county)
        let last = Int64(summary.until.day)
        var found: [String] = []
        for (first, part) in [(Int64(summary.period.first.day), \FigureCell.period), (Int64(Int32.min), \.total)] {
            let raw = try figures.values(from: first, until: last)
            for (name, expected) in raw.sorted(by: { $0.key < $1.key }) {
                guard let figure = FigureCatalogue[name] else {
                    found.append("there is no figure \(name)")
                    continue
                }
                let value = row.value(figure, part).part
                if value != expected { found.append("\(name): raw rows give \(expected), found \(value)") }
            }
        }
        return found
    }

    private static func difference(_ row: SummaryRow, _ name: String, _ expected: Int64) -> String? {
        guard let figure = FigureCatalogue[name] else { return "there is no figure \(name)" }
        let value = row.value(figure, \.total).part
        return value == expected ? nil : "summary, \(figure.title): expected \(expected), found \(value)"
    }

    /// People, beds, visits, training, complaints and money, by the names of the figures.
    private static func figures(_ truth: CountyTruth) -> [(String, Int64)] {
        let counts = [
            ("persons-screened", truth.screened), ("beds-built", truth.served), ("visits-early", truth.earlyVisits),
            ("visits-promised", truth.promisedVisits), ("visits-further", truth.furtherVisits),
            ("visits-doubtful", truth.doubtfulVisits), ("training-beds", truth.trainedBeds),
            ("quality-complaints", truth.complaints), ("quality-complaints-in-time", truth.answeredInTime),
            ("persons-ended-recovered", truth.ended["recovered"] ?? 0),
        ].map { ($0.0, Int64($0.1)) }
        let money = truth.money.compactMap { name, fen -> (String, Int64)? in
            let words = name.split(separator: " ")
            return words.count == 2 && words[1] != "budgeted" ? ("money-\(words[1])-\(words[0])", fen) : nil
        }
        return counts + money
    }
}
