import CareCore
import CareProfiles
import CareRecords
import CareStore
import Foundation
import Ingest
import Programme
import Synchronization

/// A database of 2,100 beds in the four counties of the plan with a year behind it.
///
/// Registers and residents are entered through their forms. One day's messages go through the real line, and its
/// housekeeping makes the facts of that day and its rates; every other day gets the same facts, and the sums of months
/// are made by the schema's own triggers, row by row. Cases, kit, visits, money and alarms are put in as rows.
struct YearOfData {
    /// Days of facts.
    static let days: Int32 = 365
    /// The kinds of form that are entered; later ones of a person are put in as rows.
    private static let forms: Set<String> = [
        "county", "township", "village", "provider", "asset-store", "staff", "calendar-day", "calendar-year",
        "residence", "resident",
    ]
    private static let perTurn = 64
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
            now: played.start - .hours(2),
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
        var moment: Int64 = 0
        while !entries.isEmpty {
            let commands = entries.prefix(Self.perTurn).map { entry in
                let fields = entry.fields.map { RecordSubmission.Field($0.name, $0.text) }
                let form = RecordSubmission(form: entry.form, fields: fields)
                return PendingCommand(.records(RecordRequest([form], by: entry.by))) { outcome in
                    if case .refused(let reasons) = outcome { Progress.say("  \(entry.form): \(reasons.prefix(2))") }
                }
            }
            entries = entries.dropFirst(Self.perTurn)
            moment += 1
            try turn(&line, at: played.start - .hours(1) + Milliseconds(moment), commands)
        }
    }

    private func register(_ line: inout IngestLine<FeedTransport, SQLiteCommitter>) throws {
        let since = newest.adding(-Self.days).start
        let imports = programme.homes.flatMap { home -> [AssignmentImport] in
            guard let bed = BedID(home.bed), let household = HouseholdID(home.household) else { return [] }
            return home.devices.compactMap { device in
                guard let id = DeviceID(device.device),
                    let profile = Self.models[device.kind]?.rawValue ?? Self.silent[device.kind]
                else { return nil }
                return AssignmentImport(
                    line: 2, county: bed.county, bed: bed, device: id, profile: profile, since: since,
                    household: household, altitude: 1_976)
            }
        }
        Progress.say("  \(imports.count) devices at \(programme.homes.count) beds")
        let refused = Mutex<[String]>([])
        let command = PendingCommand(command: .importAssignments(imports)) { outcome in
            if case .refused(let reasons) = outcome { refused.withLock { $0 = reasons } }
        }
        try turn(&line, at: played.start - .minutes(30), [command])
        let reasons = refused.withLock { $0 }
        if !reasons.isEmpty { throw BenchmarkError("the fleet was refused: \(reasons.prefix(3))") }
    }

    /// One message of every device of the models that speak.
    private func feed(_ line: inout IngestLine<FeedTransport, SQLiteCommitter>, at now: Timestamp) throws {
        line.transport.removeAll()
        var number = 0
        for home in programme.homes {
            for device in home.devices {
                guard let kind = Self.models[device.kind] else { continue }
                number += 1
                let topic = "homebed/v1/\(home.bed.prefix(6))/\(device.device)/telemetry"
                let payload = #"{"v":1,"ts":\#(now.milliseconds),"readings":{\#(kind.readings(number))}}"#
                line.transport.append(.bulk, topic: topic, payload: payload)
            }
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
