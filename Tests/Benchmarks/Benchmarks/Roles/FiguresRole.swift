import ArgumentParser
import BareLoops
import CareCore
import CareRecords
import CareStore
import Foundation
import Gateway

/// How long a summary takes on the database of a year.
struct FiguresRole: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "figures", shouldDisplay: false)

    /// The largest county of the plan.
    private static let county = CountyCode(532_901)

    @Argument var database: String
    @Argument(help: "File of the records' key.") var keyFile: String
    @Argument var rounds: Int

    func run() throws {
        var configuration = GatewayConfiguration()
        configuration.recordKeyFile = keyFile
        guard let key = try configuration.recordKey(), let county = Self.county else {
            throw BenchmarkError("no key of the records")
        }
        let reader = try StoreReader.open(path: database)
        let yesterday = CivilDate(of: Site.now).adding(-1)
        let month = SummaryMonth(of: SummaryMonth(of: yesterday).first.adding(-1))
        let year = yesterday.parts.year
        var rows: [ReportRow] = []
        for (period, county) in [
            (month.recordText, county), ("since-start", county), ("\(year)-Q3", county), ("\(year)", county),
            (yesterday.recordText, county), (month.recordText, nil),
        ] as [(String, CountyCode?)] {
            for withRows in [false, true] {
                rows.append(
                    row(
                        "summary of \(county.map { "\($0)" } ?? "all counties"), \(period)"
                            + (withRows ? ", rows named" : ""), isBudgeted: county != nil
                    ) { _ = try reader.summary(period, county: county, at: Site.now, withRows: withRows, key: key) })
            }
        }
        FileHandle.standardOutput.write(Data(ReportTable(rows: rows).text.utf8))
    }

    /// What `work` takes, the median of the rounds. What is not answered, because it takes longer than a reader may
    /// read, is missed.
    private func row(_ what: String, isBudgeted: Bool, _ work: () throws -> Void) -> ReportRow {
        let budget = isBudgeted ? "≤ 100 ms" : "–"
        var times: [Double] = []
        do {
            for _ in 0..<rounds {
                let before = bare_thread_time()
                try work()
                times.append(Double(bare_thread_time() - before))
            }
        } catch {
            return ReportRow(what: what, measured: "no answer", budget: budget, isMet: false, notes: ["\(error)"])
        }
        let median = Figures.median(times)
        return ReportRow(
            what: what, measured: Figures.milliseconds(Int64(median)), budget: budget,
            isMet: !isBudgeted || median <= 100_000_000,
            notes: ["CPU time, median of \(rounds); highest \(Figures.milliseconds(Int64(times.max() ?? 0)))"])
    }
}
