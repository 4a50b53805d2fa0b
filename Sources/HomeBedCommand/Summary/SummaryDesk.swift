import CareCore
import CareFigures
import CareProfiles
import CareRecords
import CareStore
import Gateway

/// Where the command line gets figures from.
struct SummaryDesk {
    private let configuration: GatewayConfiguration
    private let county: CountyCode?
    private let key: RecordKey
    private let now: Timestamp

    /// Figures of a county; `nil` for all of them.
    init(_ configuration: GatewayConfiguration, county: CountyCode?, _ key: RecordKey) {
        self.configuration = configuration
        self.county = county
        self.key = key
        var time = SystemTime(configuration.clock)
        now = time.read().now
    }

    private func reader() throws -> StoreReader { try StoreReader.open(path: configuration.database) }

    /// The period that is asked for; this month without one.
    func period(_ text: String?) throws -> String { text ?? SummaryMonth(of: CivilDate(of: now)).recordText }

    /// The figures, and what of them is hidden from those who may not see rows.
    func summary(
        _ period: String, revision: Int64?, isLive: Bool, isMasked: Bool
    ) throws -> (summary: CountySummary, mask: SummaryMask?) {
        if !isLive, let month = SummaryMonth(recordText: period) {
            guard let county else {
                if isMasked || revision != nil {
                    throw CommandFailure(
                        .usage, "error: --revision and --masked: expected one county, found all; each has its own")
                }
                if let summary = try reader().frozenSummary(ofAll: month) { return (summary, nil) }
                return (try live(period), nil)
            }
            if let found = try reader().frozenSummary(county, month, revision: revision) {
                return (found.summary, isMasked ? found.mask : nil)
            }
            if let revision {
                throw CommandFailure(.noInput, "error: \(county) \(period) has no revision \(revision)")
            }
        }
        if isMasked {
            throw CommandFailure(
                .noInput,
                "error: --masked: expected a month that is frozen, found \(period); what still moves is shown to those "
                    + "alone who may see rows, because its differences from day to day would tell of single people")
        }
        if revision != nil { throw CommandFailure(.usage, "error: --revision: only months have revisions") }
        if !isLive {
            let frozen =
                if let county { try reader().frozenSummary(county, months: period, at: now) } else {
                    try reader().frozenSummary(ofAllMonths: period, at: now)
                }
            if let frozen { return (frozen, nil) }
        }
        return (try live(period), nil)
    }

    /// What the records say now.
    func live(_ period: String) throws -> CountySummary {
        do {
            return try reader().summary(period, county: county, at: now, withRows: true, key: key)
        } catch let fault as RecordFault {
            throw CommandFailure(.usage, "error: \(fault.text)")
        }
    }

    /// A revision by its number, or the records now.
    func revision(_ word: String, _ period: String) throws -> CountySummary {
        if word == "live" { return try live(period) }
        guard let county, let month = SummaryMonth(recordText: period), let number = Int64(word), number > 0 else {
            throw CommandFailure(
                .usage, "error: --changes: expected revisions of a month of one county, found \(word) of \(period)")
        }
        guard let found = try reader().frozenSummary(county, month, revision: number) else {
            throw CommandFailure(.noInput, "error: \(county) \(period) has no revision \(number)")
        }
        return found.summary
    }

    /// The report of that name.
    func report(_ name: String) throws -> ReportMapping {
        let reports = try ReportFile.load(directory: configuration.profiles)
        guard let report = reports.first(where: { $0.name == name }) else {
            let names = reports.map(\.name).joined(separator: ", ")
            throw CommandFailure(.noInput, "error: --report: expected one of \(names), found \"\(name)\"")
        }
        return report
    }
}
