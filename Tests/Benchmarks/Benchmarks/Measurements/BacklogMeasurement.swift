import BareLoops
import CareCore
import CareStore
import Foundation

/// Line 3: a backlog that waits at the broker, drained into SQLite, against a C loop that inserts the same rows.
struct BacklogMeasurement {
    let site: Site

    private static let bare = 500

    func run() throws -> [ReportRow] {
        let messages = site.isQuick ? 50_000 : 200_000
        let rounds = site.isQuick ? 1 : 3
        return try [1, 5].flatMap { readings in try run(messages, readings: readings, rounds: rounds) }
    }

    private func run(_ messages: Int, readings: Int, rounds: Int) throws -> [ReportRow] {
        var drained: [Double] = []
        var processor: [Double] = []
        var bare: [Double] = []
        var withJournal: [Double] = []
        for round in 0..<rounds {
            let name = "backlog-\(readings)-\(round)"
            let take = try drain(messages, readings: readings, name: name)
            drained.append(Figures.rate(messages, in: take.wall))
            processor.append(Double(take.processor) / Double(messages) / 1_000)
            for journal in [false, true] {
                let time = try insert(messages, readings: readings, journal: journal, name: "\(name)-bare-\(journal)")
                let rate = Figures.rate(messages * readings, in: time)
                if journal { withJournal.append(rate) } else { bare.append(rate) }
            }
        }
        let rate = Figures.median(drained)
        let rows = rate * Double(readings)
        let ratio = Figures.median(zip(drained, bare).map { $0 * Double(readings) / $1 })
        let full = Figures.median(zip(drained, withJournal).map { $0 * Double(readings) / $1 })
        let notes = [
            "\(messages) messages, median of \(rounds): pipeline \(Figures.whole(rows)) rows/s "
                + "(\(Figures.whole(rate)) messages/s, \(Figures.fixed(Figures.median(processor), 1)) µs CPU a message, "
                + "reading from the broker included), bare loop \(Figures.whole(Figures.median(bare))) rows/s",
            "against a bare loop that also writes the journal's bytes (\(Figures.whole(Figures.median(withJournal))) "
                + "rows/s): \(Figures.fixed(full, 2)) ×",
        ]
        var report = [
            ReportRow(
                what: "backlog, \(readings) reading\(readings == 1 ? "" : "s") a message",
                measured: "\(Figures.fixed(ratio, 2)) × the bare loop's rows/s", budget: "≥ 0.5 ×", isMet: ratio >= 0.5,
                notes: notes)
        ]
        if readings == 1 {
            report.append(
                ReportRow(
                    what: "backlog, 1 reading a message, rate", measured: "\(Figures.whole(rate)) messages/s",
                    budget: "≥ 40,000/s", isMet: rate >= 40_000))
        }
        return report
    }

    private func drain(_ messages: Int, readings: Int, name: String) throws -> (wall: Int64, processor: Int64) {
        let backlog = try Backlog(site: site, name: name, beds: 2_100)
        try backlog.fill(messages: messages, readings: readings)
        let gateway = try backlog.startGateway(expecting: messages)
        let done = try gateway.awaitReport("done", atMostSeconds: 300)
        let ready = try gateway.awaitReport("ready", atMostSeconds: 1)
        try gateway.stop()
        let rows = try DatabaseFile.number("SELECT count(*) FROM reading", in: backlog.database)
        guard rows == messages * readings else {
            throw BenchmarkError("\(rows) readings stored of \(messages * readings) sent")
        }
        return (done[1] - done[0], done[2] - ready[1])
    }

    private func insert(_ messages: Int, readings: Int, journal: Bool, name: String) throws -> Int64 {
        let start = Site.now - .seconds(450)
        let fleet = Fleet(beds: 2_100)
        let database = try site.makeDatabase(name, fleet: fleet, since: start - .days(1))
        let load = MattressLoad(
            mattresses: fleet.devices(of: .mattress), messages: messages, readings: readings,
            start: start.milliseconds)
        // What the journal keeps of a message: its head of 13 bytes, topic name and payload.
        let entry = 13 + load.device(0).telemetryTopic.utf8.count + load.payload(0).utf8.count
        return try load.rows().withUnsafeBufferPointer { rows in
            try database.withCString { path in
                var plan = bare_insert_plan()
                plan.path = path
                plan.rows = rows.baseAddress
                plan.count = rows.count
                plan.batch = Self.bare * readings
                plan.journal_bytes = journal ? entry * Self.bare : 0
                plan.cache_kibibytes = Int32(ConnectionSettings.writerCacheKibibytes)
                plan.checkpoint_pages = Int32(ConnectionSettings.checkpointPages)
                return try BareCall.check { bare_insert(&plan, $0, $1) }
            }
        }
    }
}
