import CareCore
import Foundation

/// Line 1: the whole pipeline against a subscriber that only counts, under the same load.
struct IngestMeasurement {
    let site: Site

    private struct Take {
        let wall: Int64
        let subscriber: Int64
        let broker: Int64
        let publisher: Int64
        let published: Int64
        let batches: Int64
    }

    func run() throws -> [ReportRow] {
        let messages = site.isQuick ? 50_000 : 200_000
        let rounds = site.isQuick ? 1 : 3
        var counters: [Take] = []
        var gateways: [Take] = []
        // In turns, so that a busy neighbour meets both.
        for round in 0..<rounds {
            counters.append(try take(messages, name: "count-\(round)", isGateway: false))
            gateways.append(try take(messages, name: "ingest-\(round)", isGateway: true))
        }
        let ratios = zip(gateways, counters).map { Double($0.wall) / Double($1.wall) }
        let ratio = Figures.median(ratios)
        func tell(_ who: String, _ take: Take) -> String {
            "\(who): \(Figures.seconds(take.wall)), "
                + "\(Figures.whole(Figures.rate(messages, in: take.wall))) messages/s; CPU of subscriber "
                + "\(Figures.seconds(take.subscriber)), broker \(Figures.seconds(take.broker)), "
                + "publisher \(Figures.seconds(take.publisher)); last publish confirmed after "
                + Figures.seconds(take.published)
        }
        var notes = ["\(messages) messages of 1 reading, 4 connections publishing, \(rounds) rounds in turns"]
        for (counter, gateway) in zip(counters, gateways) {
            notes.append(tell("counter", counter))
            notes.append(tell("gateway", gateway) + "; \(messages / Int(max(1, gateway.batches))) messages a batch")
        }
        return [
            ReportRow(
                what: "durable ingest, full pipeline", measured: "\(Figures.fixed(ratio, 2)) × the counter's time",
                budget: "≤ 1.25 ×", isMet: ratio <= 1.25, notes: notes)
        ]
    }

    private func take(_ messages: Int, name: String, isGateway: Bool) throws -> Take {
        let beds = 2_100
        let folder = try site.makeFolder(name)
        let broker = try Broker(folder)
        let start = Site.now - .seconds(450)
        let subscriber: ChildProcess
        var database = ""
        if isGateway {
            database = try site.makeDatabase(name, fleet: Fleet(beds: beds), since: start - .days(1))
            subscriber = try .role("serve", [database, site.profiles, "\(broker.port)", "\(messages)"], in: folder)
        } else {
            subscriber = try .role("count", ["\(broker.port)", "\(messages)"], in: folder)
        }
        let ready = try subscriber.awaitReport("ready", atMostSeconds: 60)
        let brokerBefore = broker.processTime
        let publisher = try ChildProcess.role(
            "publish", ["\(broker.port)", "\(beds)", "\(messages)", "1", "\(start.milliseconds)"], in: folder)
        let done = try subscriber.awaitReport("done", atMostSeconds: 300)
        let published = try publisher.awaitReport("done", atMostSeconds: 60)
        let brokerTime = broker.processTime - brokerBefore
        if isGateway {
            try subscriber.stop()
            let rows = try DatabaseFile.number("SELECT count(*) FROM reading", in: database)
            guard rows == messages else { throw BenchmarkError("\(rows) readings stored of \(messages) sent") }
        }
        return Take(
            wall: done[1] - published[0], subscriber: done[2] - (ready.count > 1 ? ready[1] : 0), broker: brokerTime,
            publisher: published[2], published: published[1] - published[0], batches: done.count > 3 ? done[3] : 0)
    }
}
