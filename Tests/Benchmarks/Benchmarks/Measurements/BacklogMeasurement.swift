import BareLoops
import CareCore
import CareStore
import Foundation

/// Line 3: a backlog that waits at the broker, drained into SQLite, against a C loop that inserts the same rows.
struct BacklogMeasurement {
    let site: Site

    /// Messages in a transaction of the bare loop: the gateway's own bound on a backlog.
    private static let batch = Limits.bulkMessages

    private struct Drain {
        let wall: Int64
        /// In transactions, and the CPU time of that.
        let commits: Int64
        let commitsProcessor: Int64
        let gateway: Int64
        let broker: Int64
        let batches: Int
    }

    func run() throws -> [ReportRow] {
        let messages = site.isQuick ? 50_000 : 200_000
        let rounds = site.isQuick ? 1 : 3
        return try [1, 5].flatMap { readings in try run(messages, readings: readings, rounds: rounds) }
    }

    private func run(_ messages: Int, readings: Int, rounds: Int) throws -> [ReportRow] {
        var pipeline: [Double] = []
        var bare: [Double] = []
        var withJournal: [Double] = []
        var atHand: [Double] = []
        var notes: [String] = []
        for round in 0..<rounds {
            let name = "backlog-\(readings)-\(round)"
            let take = try drain(messages, readings: readings, name: name)
            pipeline.append(Figures.rate(messages * readings, in: take.wall))
            bare.append(try insert(messages, readings: readings, journal: false, name: "\(name)-bare"))
            withJournal.append(try insert(messages, readings: readings, journal: true, name: "\(name)-journal"))
            let without = try HandFedDrain(site: site, name: "\(name)-fed").run(messages, readings: readings)
            atHand.append(Figures.rate(messages * readings, in: without))
            notes.append(
                "\(messages) messages in \(Figures.seconds(take.wall)), of which in transactions "
                    + "\(Figures.seconds(take.commits)) (CPU \(Figures.seconds(take.commitsProcessor))); "
                    + "CPU of gateway \(Figures.seconds(take.gateway)), broker "
                    + "\(Figures.seconds(take.broker)); \(messages / take.batches) messages a batch")
        }
        func whole(_ rates: [Double]) -> String { Figures.whole(Figures.median(rates)) }
        func ratio(_ upper: [Double], _ lower: [Double]) -> Double {
            Figures.median(zip(upper, lower).map { $0 / $1 })
        }
        notes += [
            "rows/s: pipeline \(whole(pipeline)), bare loop \(whole(bare)); a bare loop that writes the journal's "
                + "bytes too \(whole(withJournal)), \(Figures.fixed(ratio(pipeline, withJournal), 2)) ×",
            "the same line with the messages at hand and no broker: \(whole(atHand)) rows/s, "
                + "\(Figures.fixed(ratio(atHand, bare), 2)) × the bare loop",
        ]
        let share = ratio(pipeline, bare)
        var report = [
            ReportRow(
                what: "backlog, \(readings) reading\(readings == 1 ? "" : "s") a message",
                measured: "\(Figures.fixed(share, 2)) × the bare loop's rows/s", budget: "≥ 0.5 ×", isMet: share >= 0.5,
                notes: notes)
        ]
        if readings == 1 {
            let rate = Figures.median(pipeline)
            report.append(
                ReportRow(
                    what: "backlog, 1 reading a message, rate", measured: "\(Figures.whole(rate)) messages/s",
                    budget: "≥ 40,000/s", isMet: rate >= 40_000))
        }
        return report
    }

    private func drain(_ messages: Int, readings: Int, name: String) throws -> Drain {
        let backlog = try Backlog(site: site, name: name, beds: 2_100)
        try backlog.fill(messages: messages, readings: readings)
        let brokerBefore = backlog.broker.processTime
        let gateway = try backlog.startGateway(expecting: messages)
        let done = try gateway.awaitReport("done", atMostSeconds: 300)
        let brokerTime = backlog.broker.processTime - brokerBefore
        let ready = try gateway.awaitReport("ready", atMostSeconds: 1)
        try gateway.stop()
        let rows = try DatabaseFile.number("SELECT count(*) FROM reading", in: backlog.database)
        guard rows == messages * readings else {
            throw BenchmarkError("\(rows) readings stored of \(messages * readings) sent")
        }
        return Drain(
            wall: done[1] - done[0], commits: done[4], commitsProcessor: done[5], gateway: done[2] - ready[1],
            broker: brokerTime,
            batches: Int(max(1, done[3])))
    }

    /// Rows a second of the bare loop.
    private func insert(_ messages: Int, readings: Int, journal: Bool, name: String) throws -> Double {
        let start = Site.now - .seconds(450)
        let fleet = Fleet(beds: 2_100)
        let database = try site.makeDatabase(name, fleet: fleet, since: start - .days(1))
        let load = MattressLoad(
            mattresses: fleet.devices(of: .mattress), messages: messages, readings: readings,
            start: start.milliseconds)
        // What the journal keeps of a message: its head of 13 bytes, topic name and payload.
        let entry = 13 + load.device(0).telemetryTopic.utf8.count + load.payload(0).utf8.count
        let time = try load.rows().withUnsafeBufferPointer { rows in
            try database.withCString { path in
                var plan = bare_insert_plan()
                plan.path = path
                plan.rows = rows.baseAddress
                plan.count = rows.count
                plan.batch = Self.batch * readings
                plan.journal_bytes = journal ? entry * Self.batch : 0
                plan.cache_kibibytes = Int32(ConnectionSettings.writerCacheKibibytes)
                plan.checkpoint_pages = Int32(ConnectionSettings.checkpointPages)
                return try BareCall.check { bare_insert(&plan, $0, $1) }
            }
        }
        return Figures.rate(messages * readings, in: time)
    }
}
