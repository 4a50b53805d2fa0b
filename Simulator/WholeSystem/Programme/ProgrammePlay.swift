import CareCore
import CareRecords
import CareStore
public import Foundation
import Gateway
import Ingest
public import Programme
internal import SimKit
import Synchronization

/// Enters a played programme into a real gateway: its own line, store and forms, in simulated time,
/// with what the devices of a few beds say.
public struct ProgrammePlay {
    /// What is played.
    public let programme: Programme
    private let setup: GatewaySetup
    private let database: URL
    /// What a test does to the gateway at its ports.
    private let tampering: Tampering

    /// Entries of one moment that are handed in as one turn of the line; each is judged over what the earlier ones
    /// of its turn add.
    private static let perTurn = 4

    /// Prepares to play on a new database.
    public init(_ programme: Programme, setup: GatewaySetup, database: URL) {
        self.init(programme, setup: setup, database: database, tampering: Tampering())
    }

    init(_ programme: Programme, setup: GatewaySetup, database: URL, tampering: Tampering) {
        self.tampering = tampering
        self.programme = programme
        self.setup = setup
        self.database = database
    }

    /// Plays it.
    /// - Parameter progress: Told how many entries were handed in, of how many.
    /// - Returns: Entries of which something else came than had to, each with what came.
    /// - Throws: Errors of the gateway and the system.
    public func run(progress: (_ done: Int, _ all: Int) -> Void) throws -> [String] {
        let opening = try Opening(
            profiles: setup.profiles, sources: setup.sources,
            store: StoreConfiguration(
                path: database.path, retention: setup.retention, recordKey: GatewaySetup.recordKey,
                newInstance: { GatewaySetup.instance }), clockRate: 1)
        var homes = programme.homes.sorted { $0.from < $1.from }[...]
        let start = min(programme.entries.first?.at ?? programme.end, homes.first?.from ?? programme.end)
        var line = try opening.line(
            transport: SignTransport(isConnected: !programme.signs.isEmpty),
            committer: try committer(opening), now: Self.timestamp(start),
            configuration: setup.configuration)
        var surprises: [String] = []
        var entries = programme.entries[...]
        var signs = programme.signs[...]
        var now = Self.timestamp(start)
        while let first = entries.first {
            let batch = entries.prefix(Self.perTurn).prefix { $0.at == first.at }
            entries = entries.dropFirst(batch.count)
            while let sign = signs.first, sign.at <= first.at {
                signs = signs.dropFirst()
                now = max(now, Self.timestamp(sign.at))
                line.transport.say(sign.topic, sign.payload)
                if let failure = line.turn(at: now).failure { throw failure }
            }
            let due = homes.prefix { $0.from <= first.at }
            homes = homes.dropFirst(due.count)
            let outcomes = Mutex<[Int: CommandOutcome]>([:])
            var commands: [PendingCommand] = []
            if !due.isEmpty {
                let imports = due.flatMap { Self.assignments($0) }
                commands.append(
                    PendingCommand(command: .importAssignments(imports)) { outcome in
                        outcomes.withLock { $0[-1] = outcome }
                    })
            }
            for (index, entry) in batch.enumerated() {
                commands.append(
                    PendingCommand(.records(RecordRequest([Self.submission(entry)], by: entry.by))) { outcome in
                        outcomes.withLock { $0[index] = outcome }
                    })
            }
            now = max(now, Self.timestamp(first.at))
            if let failure = line.turn(at: now, commands: commands).failure { throw failure }
            let found = outcomes.withLock { $0 }
            if case .refused(let reasons) = found[-1] { throw SimulationError("beds: \(reasons.prefix(3))") }
            for (index, entry) in batch.enumerated() {
                if let surprise = Self.surprise(entry, found[index]) { surprises.append(surprise) }
            }
            progress(programme.entries.count - entries.count, programme.entries.count)
        }
        for sign in signs {
            now = max(now, Self.timestamp(sign.at))
            line.transport.say(sign.topic, sign.payload)
            if let failure = line.turn(at: now).failure { throw failure }
        }
        guard !programme.signs.isEmpty else { return surprises }
        for request in try corroborations() {
            let refused = Mutex<[String]>([])
            let command = PendingCommand(.records(request)) { outcome in
                if case .refused(let reasons) = outcome { refused.withLock { $0 += reasons } }
            }
            now = now + .seconds(1)
            if let failure = line.turn(at: now, commands: [command]).failure { throw failure }
            surprises += refused.withLock { $0 }
        }
        return surprises
    }

    private func committer(_ opening: Opening) throws -> SimCommitter {
        SimCommitter(
            try opening.store.makeCommitter(),
            disk: try SimDisk(folder: database.deletingLastPathComponent().appending(path: "disk")),
            life: ProcessLife(), tampering: tampering)
    }

    /// What `homebed programme corroborate` enters.
    private func corroborations() throws -> [RecordRequest] {
        guard let key = GatewaySetup.recordKey else { return [] }
        return try StoreReader.open(path: database.path).corroborations(key: key)
            .map { RecordRequest([$0], by: "county") }
    }

    private static func timestamp(_ moment: Moment) -> Timestamp { Timestamp(milliseconds: moment.milliseconds) }

    private static func submission(_ entry: ProgrammeEntry) -> RecordSubmission {
        RecordSubmission(form: entry.form, fields: entry.fields.map { RecordSubmission.Field($0.name, $0.text) })
    }

    /// What is surprising about what came of an entry.
    private static func surprise(_ entry: ProgrammeEntry, _ outcome: CommandOutcome?) -> String? {
        switch (entry.fate, outcome) {
        case (.accepted, .done), (.repeated, .done), (.refused, .refused): nil
        default:
            "\(entry.form), \(entry.fate), at \(entry.at.milliseconds): \(outcome.map { "\($0)" } ?? "no answer"); "
                + entry.fields.map { "\($0.name)=\($0.text)" }.joined(separator: " ")
        }
    }
}
