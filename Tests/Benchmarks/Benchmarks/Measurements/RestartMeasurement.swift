import BareLoops
import CareCore
import Foundation

/// Lines 6 and 7: a start on a database of an hour and of a day, and how many bytes a reading takes.
struct RestartMeasurement {
    let site: Site

    func run() throws -> [ReportRow] {
        let short: Int64 = 1
        let long: Int64 = site.isQuick ? 3 : 24
        let hour = try History(site: site, name: "hours-\(short)", hours: short)
        let day = try History(site: site, name: "hours-\(long)", hours: long)
        var hourTimes: [Double] = []
        var dayTimes: [Double] = []
        // In turns, so that a busy neighbour meets both.
        for _ in 0..<(site.isQuick ? 3 : 7) {
            hourTimes.append(try restart(hour))
            dayTimes.append(try restart(day))
        }
        let (first, second) = (Figures.median(hourTimes), Figures.median(dayTimes))
        return [
            ReportRow(
                what: "restart to ready, 2,100 beds, \(long) h of data",
                measured: "\(Figures.fixed(second, 2)) s", budget: "≤ 1 s", isMet: second <= 1,
                notes: [tell(hour, hourTimes), tell(day, dayTimes)]),
            ReportRow(
                what: "restart, \(long) h of data against \(short) h",
                measured: "\(Figures.fixed(second / first, 2)) ×",
                budget: "≤ 1.2 ×", isMet: second / first <= 1.2), try storage(day),
        ]
    }

    /// Seconds from the start of the process to the first wait of its line, with the file in the system's cache.
    private func restart(_ history: History) throws -> Double {
        let start = bare_now()
        let process = try ChildProcess.role("ready", [history.database, site.profiles], in: history.folder)
        let ready = try process.awaitReport("ready", atMostSeconds: 60)
        process.wait()
        return Double(ready[0] - start) / 1e9
    }

    private func tell(_ history: History, _ times: [Double]) -> String {
        let text = times.sorted().map { Figures.fixed($0, 2) }.joined(separator: ", ")
        return "\(history.hours) h: \(Figures.whole(Double(history.messages))) messages, "
            + "\(Figures.whole(Double(history.readings))) readings, journal of "
            + "\(Figures.whole(Double(history.journalBytes) / 1_024)) KiB to replay; starts took \(text) s"
    }

    private func storage(_ history: History) throws -> ReportRow {
        let page = try DatabaseFile.number("PRAGMA page_size", in: history.database)
        let pages = try DatabaseFile.number("PRAGMA page_count", in: history.database)
        let free = try DatabaseFile.number("PRAGMA freelist_count", in: history.database)
        let own = try DatabaseFile.number(
            "SELECT pgsize FROM dbstat WHERE aggregate = TRUE AND name = 'reading'", in: history.database)
        let all = Double((pages - free) * page) / Double(history.readings)
        return ReportRow(
            what: "storage, every live table", measured: "\(Figures.fixed(all, 1)) bytes a reading",
            budget: "≤ 40 bytes", isMet: all <= 40,
            notes: [
                "\(Figures.whole(Double((pages - free) * page) / 1_048_576)) MB for "
                    + "\(Figures.whole(Double(history.readings))) readings with all else that \(history.hours) h left; "
                    + "the table of readings alone: \(Figures.fixed(Double(own) / Double(history.readings), 1)) bytes"
            ])
    }
}
