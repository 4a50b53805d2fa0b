import CareCore
import CareProfiles
import CareStore
import Foundation
import Ingest

/// A database with hours of a full fleet's data, made by the real line in simulated time and left as a crash would.
///
/// It ends just before a checkpoint is due: the journal to be replayed is as long as it gets.
final class History {
    let database: String
    let folder: URL
    let hours: Int64
    private(set) var messages = 0
    private(set) var readings = 0
    private(set) var journalBytes = 0

    /// Seconds between two turns; a fleet of 2,100 beds sends some 490 messages in that time.
    private static let turn: Int64 = 5

    init(site: Site, name: String, hours: Int64) throws {
        self.hours = hours
        let fleet = Fleet(beds: 2_100)
        let end = Site.now.milliseconds / 1_000
        let start = end - hours * 3_600
        folder = try site.makeFolder(name)
        database = try site.makeDatabase(name, fleet: fleet, since: Timestamp(milliseconds: (start - 86_400) * 1_000))
        let (profiles, sources) = try ProfileLoader.load(directory: site.profiles)
        let store = try Store.open(StoreConfiguration(path: database))
        try store.register(profiles)
        try store.putProfileSource(
            fingerprint: profiles.fingerprint,
            files: Dictionary(uniqueKeysWithValues: sources.map { ($0.path, $0.text) }))
        guard let gateway = DeviceID("gateway-1") else { throw BenchmarkError("gateway name") }
        var line = try IngestLine(
            transport: FeedTransport(), store: try store.makeCommitter(), profiles: profiles, former: { _ in nil },
            now: Timestamp(milliseconds: start * 1_000),
            configuration: LineConfiguration(gateway: gateway, instance: store.instance))
        for second in stride(from: start, to: end, by: Int(Self.turn)) {
            feed(fleet, from: second, into: &line.transport)
            let now = Timestamp(milliseconds: (second + Self.turn) * 1_000 - 1)
            var report: TurnReport
            repeat {
                report = line.turn(at: now)
                if let failure = report.failure { throw BenchmarkError(failure.text) }
                messages += report.bulk + report.urgent
                readings += report.counters.readings
            } while report.hasMore
            if (second - start) % 3_600 < Self.turn { Progress.say("  \((second - start) / 3_600) h of \(hours)") }
        }
        journalBytes = try DatabaseFile.number("SELECT coalesce(sum(length(bytes)), 0) FROM journal", in: database)
        let stored = try DatabaseFile.number("SELECT count(*) FROM reading", in: database)
        guard stored == readings else { throw BenchmarkError("\(stored) readings stored of \(readings) applied") }
    }

    /// Puts in what the fleet sends in one turn's seconds; now and then somebody presses a button.
    private func feed(_ fleet: Fleet, from second: Int64, into transport: inout FeedTransport) {
        transport.removeAll()
        for device in fleet.devices {
            let period = device.kind.period
            let phase = Int64(device.number) * 7_919 % period
            let due = second + (phase - second % period + period) % period
            guard due < second + Self.turn else { continue }
            let sequence = Int(due / period)
            let at = due * 1_000 + Int64(device.number * 131 % 1_000)
            transport.append(
                .bulk, topic: device.telemetryTopic,
                payload: Envelope.telemetry(
                    device, sequence: sequence & 0xFF_FFFF, at: at,
                    readings: device.kind.readings(sequence &+ device.number)))
            if device.kind == .hub, sequence.isMultiple(of: 480) || (sequence + device.number).isMultiple(of: 480) {
                transport.append(
                    .urgent, topic: device.eventTopic,
                    payload: Envelope.event(device, "care_done", sequence: sequence, at: at))
            }
            if device.kind == .button, device.bed.isMultiple(of: 50) {
                transport.append(
                    .urgent, topic: device.eventTopic,
                    payload: Envelope.event(device, "sos", sequence: sequence, at: at))
            }
        }
    }
}
