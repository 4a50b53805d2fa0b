import Auditor
import FleetModel
import SimKit
import WholeSystem

/// What all runs of a call came to.
struct Tally {
    private var runs = 0
    private(set) var broken = 0
    private var days = 0.0
    private var bedDays = 0.0
    private var messages = 0
    private var crashes = 0
    private var stops = 0
    private var uncompared = 0
    private var hash: UInt64 = 0
    private var sizes: [Int64] = []
    private let pulse = Pulse()
    private let passed: () -> Double
    private let tell: (String) -> Void

    /// True seconds at which progress was told last, over all runs.
    private final class Pulse {
        var last = 0.0
    }

    /// True seconds between two signs of progress.
    private static let interval = 10.0

    /// - Parameters:
    ///   - passed: True seconds that have passed since the call began.
    ///   - tell: Is told of progress.
    init(passed: @escaping () -> Double = Self.stopwatch(), tell: @escaping (String) -> Void = Console.tell) {
        self.passed = passed
        self.tell = tell
    }

    mutating func add(_ result: RunResult) {
        runs += 1
        if !result.isGood { broken += 1 }
        days += Double(result.options.length.milliseconds) / 86_400_000
        bedDays += result.options.bedDays
        messages += result.record.messages.made
        crashes += result.record.crashes
        stops += result.record.stops
        uncompared += result.record.uncompared
        // Of one run it is that of its database. FNV-1a's prime keeps the order of several.
        hash = hash &* 0x0000_0100_0000_01b3 ^ result.databaseHash
        sizes = result.databaseSizes.map(\.bytes)
    }

    /// One line for people.
    var text: String {
        let seconds = passed()
        return "\(runs) runs, \(broken) broken; \(Self.short(days)) simulated days, \(Self.short(bedDays)) bed-days, "
            + "\(messages) messages, \(crashes) crashes, \(stops) stops, \(uncompared) uncompared; "
            + "\(Self.short(days / seconds)) days/s, \(Self.short(bedDays / seconds)) bed-days/s; "
            + "peak \(PeakMemory.megabytes) MB; \(sizeText)"
            + "\(runs == 1 ? "database" : "databases") \(String(hash, radix: 16))"
    }

    private var sizeText: String {
        let list = sizes.map { Self.short(Double($0) / 1_000_000) }
        return list.isEmpty ? "" : "file MB every 30 days: \(list.joined(separator: " ")); "
    }

    /// Tells now and then how far the runs are: those that are over, and this one.
    func reporter(_ options: RunOptions, runs all: UInt64) -> (Moment) -> Void {
        let done = runs
        return { [pulse, passed, tell] moment in
            let seconds = passed()
            guard seconds - pulse.last >= Self.interval else { return }
            pulse.last = seconds
            let played = Double((moment - options.fleet.start).milliseconds)
            let share = min(1, max(0, played / Double(options.length.milliseconds)))
            let whole = (Double(done) + share) / Double(all)
            let left = whole > 0 ? "\(Int((seconds / whole - seconds).rounded())) s left" : "just begun"
            tell(
                "run \(done + 1) of \(all), seed \(options.fleet.seed): \(Self.short(whole * 100)) % of all, "
                    + "\(Int(seconds)) s passed, \(left), peak \(PeakMemory.megabytes) MB")
        }
    }

    private static func stopwatch() -> () -> Double {
        let started = ContinuousClock.now
        return {
            let passed = (ContinuousClock.now - started).components
            return Double(passed.seconds) + Double(passed.attoseconds) / 1e18
        }
    }

    private static func short(_ number: Double) -> String { String((number * 100).rounded() / 100) }
}
