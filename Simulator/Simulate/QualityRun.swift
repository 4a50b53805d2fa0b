import ArgumentParser
import Auditor
import FleetModel
import Quality
import SimKit
import WholeSystem

/// Plays a fleet as it lives and reports how good its alarms were.
struct QualityRun {
    let simulation: Simulation
    let options: RunOptions
    /// The first day that counts, as it was asked for.
    let start: String
    /// How long is played before it.
    let warmUp: TimeSpan
    let isJSON: Bool

    /// True seconds between two signs of progress.
    private static let interval = 10.0

    /// - Throws: Faults of the run; a failure when a real emergency did not ring just once.
    func play() throws {
        var simulation = simulation
        simulation.progress = Self.reporter(options)
        let started = ContinuousClock.now
        let report = try simulation.measure(options) { record, database in
            QualityReport(
                title: title, plan: record.plan, truths: record.truths,
                alarms: try QualityAlarm.all(inDatabase: database), warmUp: warmUp, end: options.lifeEnd)
        }
        if isJSON {
            Console.result(QualityJSON(report).text)
        } else {
            for line in QualityText(report).lines { Console.result(line) }
        }
        let seconds = Self.seconds(since: started)
        Console.tell(
            "\(Int(seconds)) s, \(Int(options.bedDays / seconds)) bed-days/s, peak \(PeakMemory.megabytes) MB")
        if !report.isSafe { throw ExitCode.failure }
    }

    private var title: String {
        var counted = options
        counted.length = options.length - warmUp
        return "alarm quality: \(counted.text), from \(start)"
    }

    /// True seconds that have passed.
    private static func seconds(since moment: ContinuousClock.Instant) -> Double {
        let passed = (ContinuousClock.now - moment).components
        return Double(passed.seconds) + Double(passed.attoseconds) / 1e18
    }

    /// Noon of a day written `2026-01-05`; `nil` for what is none.
    static func start(_ text: String) -> Moment? {
        let fields = text.split(separator: "-", omittingEmptySubsequences: false)
        guard text.utf8.count == 10, fields.count == 3, let year = Int64(fields[0]), let month = Int64(fields[1]),
            let day = Int64(fields[2]), (1970...2_999).contains(year), (1...12).contains(month),
            day >= 1, day <= length(ofMonth: month, year)
        else { return nil }
        var days = (1970..<year).reduce(Int64(0)) { $0 + (isLeap($1) ? 366 : 365) }
        for earlier in 1..<month { days += length(ofMonth: earlier, year) }
        return CivilDay(number: days + day - 1).at(12)
    }

    private static func isLeap(_ year: Int64) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    private static func length(ofMonth month: Int64, _ year: Int64) -> Int64 {
        month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    private static func reporter(_ options: RunOptions) -> (Moment) -> Void {
        let started = ContinuousClock.now
        var last = started
        return { moment in
            guard seconds(since: last) >= interval else { return }
            last = ContinuousClock.now
            let passed = Double((moment - options.fleet.start).milliseconds)
            let share = min(1, max(0.000_1, passed / Double(options.length.milliseconds)))
            let spent = seconds(since: started)
            Console.tell(
                "\(Int(share * 100)) %, \(Int(spent)) s passed, \(Int(spent / share - spent)) s left, "
                    + "peak \(PeakMemory.megabytes) MB")
        }
    }
}
