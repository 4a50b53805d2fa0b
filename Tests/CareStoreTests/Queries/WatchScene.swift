import CareCore
import CareProfiles
import CareRecords
import GRDB
import Ingest
import TestSupport
import Testing

@testable import CareStore

/// A home with one bed, devices of shipped models and a visit from 10:02 (check-in) to 11:00.
final class WatchScene {
    static let day = Fixture.midnight
    static let bed = "532901-000001"

    let store: Store
    private let folder: TemporaryFolder
    private var committer: SQLiteCommitter
    private let numbers: [String: DeviceNumber]
    private let places: [String: Place]

    /// Makes a home with these devices, by identity and model; what a model serves decides where it is assigned.
    init(_ devices: [(device: String, model: String)]) throws {
        let profiles = try ProfileLoader.load(directory: Checkout.profiles).set
        folder = try TemporaryFolder()
        store = try Store.open(StoreConfiguration(path: folder.database, recordKey: RecordScene.secret))
        try store.register(profiles)
        committer = try store.makeCommitter()
        let county = try #require(CountyCode(532_901))
        let home = Household(id: try #require(HouseholdID("h1")), county: county, location: Location())
        let bed = Bed(
            id: try #require(BedID(county: county, number: 1)), household: HouseholdNumber(0), township: nil)
        var changes: [RegistryChange] = [.household(HouseholdNumber(0), home), .bed(BedNumber(0), bed)]
        var (numbers, places): ([String: DeviceNumber], [String: Place]) = ([:], [:])
        for (index, entry) in devices.enumerated() {
            let number = DeviceNumber(Int32(index))
            let model = try #require(profiles.profiles.first { $0.id == entry.model })
            let place = model.servesHousehold ? Place.household(HouseholdNumber(0)) : .bed(BedNumber(0))
            let id = try #require(DeviceID(entry.device))
            changes.append(.device(number, Device(id: id, county: county, profile: entry.model)))
            changes.append(.assignmentStarted(number, Assignment(place: place, from: Self.day - .days(20))))
            numbers[entry.device] = number
            places[entry.device] = place
        }
        (self.numbers, self.places) = (numbers, places)
        try commit { $0.effects.registry = changes }
    }

    private func commit(_ fill: (inout CommitBatch) -> Void) throws {
        var batch = CommitBatch()
        batch.reset(now: Self.at(12))
        fill(&batch)
        try committer.commit(batch)
    }

    /// Does housekeeping until there is nothing left.
    func maintain(at now: Timestamp) throws { while try committer.maintain(now: now) {} }

    /// That many minutes after midnight of the day.
    static func at(_ hour: Int64, _ minute: Int64 = 0) -> Timestamp { day + .hours(hour) + .minutes(minute) }

    /// Keeps a value of a device.
    func reading(_ device: String, _ metric: Metric, _ value: Double = 1, at: Timestamp) throws {
        let row = Fixture.reading(metric, value, device: try #require(numbers[device]), at: at)
        try commit { $0.effects.readings = [row] }
    }

    /// Keeps an event of a device.
    func event(_ device: String, _ kind: EventKind, at: Timestamp, isTest: Bool = false) throws {
        let row = EventRow(
            device: try #require(numbers[device]), kind: kind, reference: nil, deviceTime: at, at: at, receivedAt: at,
            isTest: isTest, isLate: false, place: try #require(places[device]), data: [])
        try commit { $0.effects.events = [row] }
    }

    /// A device that says something each so many minutes of the day's first half.
    func speaks(_ device: String, _ metric: Metric, each minutes: Int64, until hour: Int64 = 12) throws {
        let number = try #require(numbers[device])
        let rows = stride(from: Int64(0), to: hour * 60, by: Int(minutes)).map {
            Fixture.reading(metric, 36, device: number, at: Self.at(0, $0))
        }
        try commit { $0.effects.readings = rows }
    }

    /// The visit.
    func visit(_ id: String = "v-1") throws -> Visit {
        let row = RecordRow().with(VisitField.visit, RecordID(id)).with(SharedField.careCase, RecordID("c-1"))
            .with(SharedField.resident, RecordID("r-1")).with(SharedField.bed, BedID(Self.bed))
            .with(SharedField.provider, ProviderCode("91350100M000100Y43"))
            .with(SharedField.county, CountyCode("532901")).with(VisitField.ordinal, 1)
            .with(VisitField.state, .finished).with(VisitField.staff, RecordList(recordText: "s-1 s-2"))
            .with(VisitField.arrivedAt, Self.at(10, 2)).with(VisitField.startAt, Self.at(10, 5))
            .with(VisitField.endAt, Self.at(11))
        return try #require(Visit(row))
    }

    /// What the devices say of the visit; `nil` for what cannot be told any more.
    func judged() throws -> Corroboration? {
        let visit = try visit()
        return try store.reader.watch(around: visit).flatMap { Corroboration(visit, $0) }
    }

    /// Puts the visit into the table, without the people that it names.
    func keepVisit() throws {
        let visit = try visit()
        try store.pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
            try db.execute(
                sql: """
                    INSERT INTO visit (visit, careCase, resident, bed, provider, county, ordinal, purpose, state, staff,
                        arrivedAt, startAt, endAt, items, isLate, anomalies, ledgerEntry)
                    VALUES ('v-1', 'c-1', 'r-1', ?, '91350100M000100Y43', '532901', 1, 'service-and-teach', 'finished',
                        's-1 s-2', ?, ?, ?, '', 0, '', 1)
                    """,
                arguments: [
                    Self.bed, visit.arrivedAt?.milliseconds, visit.startAt?.milliseconds, visit.endAt?.milliseconds,
                ])
        }
    }

    /// What would be entered of visits.
    func news(since: Timestamp? = nil, again: Timestamp? = nil) throws -> [String] {
        try store.reader.corroborations(since: since, again: again, key: #require(RecordScene.secret))
            .map { $0.fields.map(\.text).joined(separator: " ") }
    }
}
