import CareCore
import CareRecords
import Foundation
import GRDB
import Ingest
import Programme
import SimKit
import TestSupport
import Testing

@testable import CareStore

/// A played programme in a real database, and what telemetry a test puts beside it.
final class FiguresScene {
    static let secret = Array(repeating: UInt8(7), count: RecordKey.byteCount)
    /// After everything that is played: 2022-08-10.
    static let now = Timestamp(milliseconds: 1_660_089_600_000)

    let folder: TemporaryFolder
    let store: Store
    let programme: Programme
    let key: RecordKey
    var committer: SQLiteCommitter

    init(beds: Int = 12, days: Int64 = 365, seed: UInt64 = 3, readsBeside: Bool = false) throws {
        folder = try TemporaryFolder()
        key = try #require(RecordKey(Self.secret))
        store = try Store.open(
            StoreConfiguration(
                path: folder.file("homebed.db"), readers: readsBeside ? 1 : 4, readsBeside: readsBeside,
                recordKey: key))
        committer = try store.makeCommitter()
        programme = Programme(seed: seed, beds: beds, days: days)
        // What is tested is not what a disk does.
        try store.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = OFF") }
        try register()
        for entry in programme.entries {
            let form = RecordSubmission(
                form: entry.form, fields: entry.fields.map { RecordSubmission.Field($0.name, $0.text) })
            try enter(form, by: entry.by, at: Timestamp(milliseconds: entry.at.milliseconds))
        }
    }

    @discardableResult
    func enter(_ form: RecordSubmission, by person: String = "Li", at now: Timestamp = now) throws -> RecordDecision {
        let decision = try committer.judge(RecordRequest([form], by: person), after: [], at: now)
        if case .accepted(let changes, _, _) = decision, !changes.isEmpty {
            var batch = CommitBatch()
            batch.reset(now: now)
            batch.records = changes
            try committer.commit(batch)
        }
        return decision
    }

    /// Housekeeping until nothing is left.
    func maintain(at now: Timestamp = now) throws { while try committer.maintain(now: now) {} }

    /// What is read of it; may be shared by tests that change nothing.
    var shared: PlayedFigures { PlayedFigures(folder: folder, store: store, key: key, programme: programme) }

    func summary(
        _ period: String, _ county: String? = "532901", at now: Timestamp = now, withRows: Bool = false
    ) throws -> CountySummary { try shared.summary(period, county, at: now, withRows: withRows) }

    func execute(_ sql: String, _ arguments: StatementArguments = []) throws {
        try store.pool.write { try $0.execute(sql: sql, arguments: arguments) }
    }

    private func register() throws {
        var batch = CommitBatch()
        batch.reset(now: Timestamp(milliseconds: 0))
        var households: [String: HouseholdNumber] = [:]
        var beds: [String: BedNumber] = [:]
        var devices: [String: DeviceNumber] = [:]
        // A bed is named again with what another family gave back, which then moves there.
        for home in programme.homes {
            let bed = try #require(BedID(home.bed))
            let number = households[home.household] ?? HouseholdNumber(Int32(households.count))
            if households.updateValue(number, forKey: home.household) == nil {
                let id = try #require(HouseholdID(home.household))
                batch.effects.registry.append(.household(number, Household(id: id, county: bed.county)))
            }
            let bedNumber = beds[home.bed] ?? BedNumber(Int32(beds.count))
            if beds.updateValue(bedNumber, forKey: home.bed) == nil {
                batch.effects.registry.append(.bed(bedNumber, Bed(id: bed, household: number)))
            }
            let from = Timestamp(milliseconds: home.from.milliseconds)
            for (name, kind) in home.devices {
                let device = devices[name] ?? DeviceNumber(Int32(devices.count))
                if devices.updateValue(device, forKey: name) == nil {
                    let id = try #require(DeviceID(name))
                    batch.effects.registry.append(.device(device, Device(id: id, county: bed.county, profile: kind)))
                } else {
                    batch.effects.registry.append(.assignmentEnded(device, at: from))
                }
                let place: Place = ["camera", "alarm"].contains(kind) ? .household(number) : .bed(bedNumber)
                batch.effects.registry.append(.assignmentStarted(device, Assignment(place: place, from: from)))
            }
        }
        try committer.commit(batch)
        let classes = [
            "emergency-call": DeviceClass.emergencyButton, "camera": .camera, "wearable": .wearable,
            "nursing-bed": .nursingBed, "alarm": .householdAlarm, "wetness-pad": .wetnessPad,
            "smart-mattress": .smartMattress, "pill-box": .pillBox,
        ]
        for (profile, deviceClass) in classes {
            try execute(
                "INSERT INTO profileFact (profile, class, offlineMilliseconds) VALUES (?, ?, 3600000)",
                [profile, Int64(deviceClass.rawValue)])
        }
    }
}
