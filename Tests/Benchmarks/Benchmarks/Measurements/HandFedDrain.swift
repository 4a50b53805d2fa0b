import BareLoops
import CareCore
import CareProfiles
import CareStore
import Ingest

/// A backlog that is at hand: the line with its real store, without broker and library.
struct HandFedDrain {
    let site: Site
    let name: String

    /// Takes all messages in full batches.
    /// - Returns: Nanoseconds from the first turn to the last.
    func run(_ messages: Int, readings: Int) throws -> Int64 {
        let start = Site.now - .seconds(450)
        let fleet = Fleet(beds: 2_100)
        let database = try site.makeDatabase(name, fleet: fleet, since: start - .days(1))
        let load = MattressLoad(
            mattresses: fleet.devices(of: .mattress), messages: messages, readings: readings, start: start.milliseconds)
        let store = try Store.open(StoreConfiguration(path: database))
        guard let gateway = DeviceID("gateway-1") else { throw BenchmarkError("gateway name") }
        var line = try IngestLine(
            transport: FeedTransport(), store: try store.makeCommitter(),
            profiles: try ProfileLoader.load(directory: site.profiles).set, former: { _ in nil }, now: Site.now,
            configuration: LineConfiguration(gateway: gateway, instance: store.instance))
        for index in 0..<messages {
            line.transport.append(.bulk, topic: load.device(index).telemetryTopic, payload: load.payload(index))
        }
        // The first turn meets the connections and writes the first checkpoint.
        let before = bare_now()
        var taken = 0
        var report: TurnReport
        repeat {
            report = line.turn(at: Site.now)
            if let failure = report.failure { throw BenchmarkError(failure.text) }
            taken += report.counters.readings
        } while report.hasMore
        let time = bare_now() - before
        guard taken == messages * readings else { throw BenchmarkError("\(taken) readings of \(messages * readings)") }
        return time
    }
}
