import CareCore
import CareProfiles
import CareRecords
import CareStore
import Foundation
import Ingest
import Programme
import SimKit
import Synchronization

/// A database of 2,100 beds in the four counties of the plan with a year behind it.
///
/// Registers and residents are entered through their forms, on the days on which the programme enters them. One day's
/// messages go through the real line, and its housekeeping makes the facts of that day and its rates; every other day
/// gets the same facts, and the sums of months are made by the schema's own triggers, row by row. Cases, kit, visits,
/// money and alarms are put in as rows.
struct YearOfData {
    /// Days of facts.
    static let days: Int32 = 365
    /// The kinds of form that are entered; later ones of a person are put in as rows.
    private static let forms: Set<String> = [
        "county", "township", "village", "provider", "asset-store", "staff", "calendar-day", "calendar-year",
        "residence", "resident",
    ]
    private static let perTurn = 64
    /// What every bed has, so that 2,100 of them have the 14,000 devices for which the gateway is made.
    private static let kit = models.keys.sorted() + ["alarm"]
    /// Hours between two messages of a device on the day that is played.
    private static let hours: Int64 = 2
    private static let models: [String: FleetDeviceKind] = [
        "emergency-call": .button, "camera": .camera, "wearable": .watch, "nursing-bed": .nursingBed,
        "wetness-pad": .pad, "smart-mattress": .mattress,
    ]
    /// Kinds that the measured fleet does not have, and the models of which nothing is heard that day.
    private static let silent = ["alarm": "smoke-alarm-nb", "pill-box": "pill-box"]

    let database: String
    let profiles: String
    let key: RecordKey
    private let programme: Programme
    /// The newest day with facts; its eve is the one that is played.
    private let newest: CivilDate

    private var played: CivilDate { newest.adding(-1) }

    init(database: String, profiles: String, key: RecordKey, beds: Int, now: Timestamp) {
        self.database = database
        self.profiles = profiles
        self.key = key
        programme = Programme(seed: 1, beds: beds, days: 120)
        newest = CivilDate(of: now).adding(-1)
    }

    /// Makes it.
    func make() throws {
        try play()
        Progress.say("  the facts of one day are made; copying them over the year")
        try YearRows(database: database, played: played, newest: newest).write()
    }

    private func play() throws {
        let (set, sources) = try ProfileLoader.load(directory: profiles)
        let store = try Store.open(StoreConfiguration(path: database, recordKey: key))
        try store.register(set)
        try store.putProfileSource(
            fingerprint: set.fingerprint, files: Dictionary(uniqueKeysWithValues: sources.map { ($0.path, $0.text) }))
        guard let gateway = DeviceID("gateway-1") else { throw BenchmarkError("gateway name") }
        var line = try IngestLine(
            transport: FeedTransport(), store: try store.makeCommitter(), profiles: set,
            former: { _ in nil },
            now: Timestamp(milliseconds: programme.entries.first?.at.milliseconds ?? 0),
            configuration: LineConfiguration(gateway: gateway, instance: store.instance))
        try enter(&line)
        try register(&line)
        for hour in stride(from: 0, to: 24, by: Int(Self.hours)) {
            try feed(&line, at: played.start + .hours(Int64(hour)) + .minutes(30))
        }
        while try line.store.maintain(now: played.end + .hours(1)) {}
    }

    private func enter(_ line: inout IngestLine<FeedTransport, SQLiteCommitter>) throws {
        var entries = programme.entries.filter { $0.fate == .accepted && Self.forms.contains($0.form) }[...]
        Progress.say("  \(entries.count) forms of registers and residents")
        let refused = Mutex<[String]>([])
        while let last = entries.prefix(Self.perTurn).last {
            let commands = entries.prefix(Self.perTurn).map { entry in
                let fields = entry.fields.map { RecordSubmission.Field($0.name, $0.text) }
                let form = RecordSubmission(form: entry.form, fields: fields)
                return PendingCommand(.records(RecordRequest([form], by: entry.by))) { outcome in
                    if case .refused(let reasons) = outcome { refused.withLock { $0 += reasons } }
                }
            }
            entries = entries.dropFirst(Self.perTurn)
            try turn(&line, at: Timestamp(milliseconds: last.at.milliseconds), commands)
        }
        let reasons = refused.withLock { $0 }
        if !reasons.isEmpty { throw BenchmarkError("\(reasons.count) forms were refused: \(reasons.prefix(3))") }
    }

    private func register(_ line: inout IngestLine<FeedTransport, SQLiteCommitter>) throws {
        let since = newest.adding(-Self.days).start
        let fleet = fleet
        let imports = fleet.compactMap { home, device, kind -> AssignmentImport? in
            guard let bed = BedID(home.bed), let household = HouseholdID(home.household), let id = DeviceID(device),
                let profile = Self.models[kind]?.rawValue ?? Self.silent[kind]
            else { return nil }
            return AssignmentImport(
                line: 2, county: bed.county, bed: bed, device: id, profile: profile, since: since,
                household: household, altitude: 1_976)
        }
        Progress.say("  \(imports.count) devices at \(Set(fleet.map(\.home.bed)).count) beds")
        let refused = Mutex<[String]>([])
        let command = PendingCommand(command: .importAssignments(imports)) { outcome in
            if case .refused(let reasons) = outcome { refused.withLock { $0 = reasons } }
        }
        try turn(&line, at: played.start - .minutes(30), [command])
        let reasons = refused.withLock { $0 }
        if !reasons.isEmpty { throw BenchmarkError("the fleet was refused: \(reasons.prefix(3))") }
    }

    /// What the programme put at each bed of the plan's kit, and the rest of that kit. A bed that the programme gives
    /// out again is that of who had it first.
    private var fleet: [(home: ProgrammeHome, device: String, kind: String)] {
        var known: Set<String> = []
        return programme.homes.flatMap { home in
            let there = Set(home.devices.map(\.kind))
            let more = Self.kit.filter { !there.contains($0) }.map { ("m-\($0)-\(home.bed)", $0) }
            return (home.devices + more).map { (home, $0.0, $0.1) }
        }
        .filter { known.insert($0.1).inserted }
    }

    /// One message of every device of the models that speak.
    private func feed(_ line: inout IngestLine<FeedTransport, SQLiteCommitter>, at now: Timestamp) throws {
        line.transport.removeAll()
        var number = 0
        for (home, device, kind) in fleet {
            guard let kind = Self.models[kind] else { continue }
            number += 1
            let topic = "homebed/v1/\(home.bed.prefix(6))/\(device)/telemetry"
            let payload = #"{"v":1,"ts":\#(now.milliseconds),"readings":{\#(kind.readings(number))}}"#
            line.transport.append(.bulk, topic: topic, payload: payload)
        }
        try turn(&line, at: now + .seconds(1))
    }

    private func turn(
        _ line: inout IngestLine<FeedTransport, SQLiteCommitter>, at now: Timestamp,
        _ commands: [PendingCommand] = []
    ) throws {
        var report = line.turn(at: now, commands: commands)
        while report.failure == nil, report.hasMore { report = line.turn(at: now) }
        if let failure = report.failure { throw BenchmarkError(failure.text) }
    }
}
