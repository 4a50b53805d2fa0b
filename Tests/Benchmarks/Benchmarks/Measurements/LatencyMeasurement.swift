import BareLoops
import CareCore
import CareStore
import Foundation
import Histogram

/// Line 4: from a press to the alarm message at a subscriber, idle and while a backlog drains.
struct LatencyMeasurement {
    let site: Site

    func run() throws -> [ReportRow] {
        let presses = site.isQuick ? 500 : 2_000
        let backlog = try Backlog(site: site, name: "latency", beds: 2_100)
        let bedside = try Bedside(port: backlog.broker.port, buttons: Fleet(beds: 2_100).devices(of: .button))
        let plain = try bedside.plain(count: presses)
        let commit = try commits(count: presses)

        let gateway = try backlog.startGateway(expecting: .max)
        _ = try gateway.awaitReport("ready", atMostSeconds: 60)
        let idle = try bedside.press(atMost: presses) { false }
        try gateway.stop()

        let drained = try whileDraining(site.isQuick ? 1 : 4)
        let bound = 2 * plain.valueAtPercentile(99) + commit.valueAtPercentile(99)
        return [
            ReportRow(
                what: "press → alarm message, idle, p99", measured: text(idle, 99),
                budget: "≤ 2 × \(text(plain, 99)) + \(text(commit, 99)) = \(Figures.milliseconds(Int64(bound)))",
                isMet: idle.valueAtPercentile(99) <= bound,
                notes: [
                    "one press every \(Bedside.intervalMilliseconds) ms, each of another bed: \(summary(idle))",
                    "plain publish → subscribe: \(summary(plain))", "one commit of one row: \(summary(commit))",
                ]),
            ReportRow(
                what: "press → alarm message, while 100,000 messages drain, p99", measured: text(drained.latency, 99),
                budget: "≤ 50 ms", isMet: drained.latency.valueAtPercentile(99) <= 50_000_000,
                notes: ["\(drained.rounds) drains: \(summary(drained.latency))"]),
        ]
    }

    private func whileDraining(_ rounds: Int) throws -> (latency: Histogram<UInt32>, rounds: Int) {
        var all = Bedside.emptyHistogram
        for round in 0..<rounds {
            let backlog = try Backlog(site: site, name: "drain-\(round)", beds: 2_100)
            try backlog.fill(messages: 100_000, readings: 1)
            let bedside = try Bedside(port: backlog.broker.port, buttons: Fleet(beds: 2_100).devices(of: .button))
            let gateway = try backlog.startGateway(expecting: 100_000)
            _ = try gateway.awaitReport("ready", atMostSeconds: 60)
            all.add(try bedside.press(atMost: 2_000) { gateway.report("done") != nil })
            try gateway.stop()
        }
        return (all, rounds)
    }

    /// Transactions of one row each on the same disk.
    private func commits(count: Int) throws -> Histogram<UInt32> {
        let start = Site.now
        let fleet = Fleet(beds: 2_100)
        let database = try site.makeDatabase("commits", fleet: fleet, since: start - .days(1))
        let load = MattressLoad(
            mattresses: fleet.devices(of: .mattress), messages: count, readings: 1, start: start.milliseconds)
        var times = [UInt64](repeating: 0, count: count)
        try load.rows().withUnsafeBufferPointer { rows in
            try times.withUnsafeMutableBufferPointer { times in
                try database.withCString { path in
                    var plan = bare_insert_plan()
                    plan.path = path
                    plan.rows = rows.baseAddress
                    plan.count = rows.count
                    plan.batch = 1
                    plan.cache_kibibytes = Int32(ConnectionSettings.writerCacheKibibytes)
                    plan.checkpoint_pages = Int32(ConnectionSettings.checkpointPages)
                    plan.transactions = times.baseAddress
                    try BareCall.check { bare_insert(&plan, $0, $1) }
                }
            }
        }
        var histogram = Bedside.emptyHistogram
        for time in times { histogram.record(time) }
        return histogram
    }

    private func text(_ histogram: Histogram<UInt32>, _ percentile: Double) -> String {
        Figures.milliseconds(Int64(histogram.valueAtPercentile(percentile)))
    }

    private func summary(_ histogram: Histogram<UInt32>) -> String {
        "\(histogram.totalCount) samples, p50 \(text(histogram, 50)), p99 \(text(histogram, 99)), "
            + "highest \(text(histogram, 100))"
    }
}
