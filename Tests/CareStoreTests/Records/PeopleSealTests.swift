import CareCore
import Foundation
import GRDB
import Ingest
import TestSupport
import Testing

@testable import CareStore

/// Contact book, homes and messages hold people: with a key nothing of them lies in the open, without one all reads
/// as it is, and a key that comes later closes what it finds.
@Suite("The seal of people") struct PeopleSealTests {
    private static let name = "张三"
    private static let number = "13800000000"
    private static let answer = "550 no user 13800000000"
    private static let state = Array("told sms=+8613800000000".utf8)

    /// A place of the fixture, and its position as SQLite lays it: 25.6065 and 100.2676 as doubles.
    private static let openValues =
        [Data(name.utf8), Data(number.utf8), Data("大理镇".utf8)]
        + [25.6065, 100.2676].map { degrees in withUnsafeBytes(of: degrees.bitPattern.bigEndian) { Data($0) } }

    private static func contact() throws -> Contact {
        Contact(
            person: try #require(PersonID("z-1")),
            post: DutyPost(.family, try #require(ContactScope("bed:532901-000001"))), name: name,
            channels: try #require(ContactChannel.list("sms=+86\(number) wecom")))
    }

    /// A household with its family in the book, a message to them, a try that was refused, and the core's state.
    private static func fill(_ open: OpenStore) throws {
        let notification = Notification(
            id: NotificationID(1), purpose: .raised, alarm: AlarmID(1), edge: 1, role: "family", recipient: "z-1",
            channel: "sms", address: "+86\(number)", priority: .p2, at: Fixture.noon, notBefore: Fixture.noon)
        try open.commit {
            $0.effects.registry = [.contact(try contact())]
            $0.effects.alarmEdges = [Fixture.edge(Fixture.alarm())]
            $0.effects.notifications = [notification]
            $0.effects.deliveries = [
                .attempted(
                    DeliveryAttempt(
                        message: "m1", members: [NotificationID(1)], channel: "sms", at: Fixture.noon,
                        length: Milliseconds(5), result: .failed, answer: answer, retryAt: Fixture.noon))
            ]
            $0.checkpoint = Checkpoint(devices: [], core: state, profiles: 7)
        }
    }

    /// What a restart, the delivery and the log of messages read.
    private static func expectWhole(_ open: OpenStore) throws {
        let recovered = try open.committer.recover()
        #expect(recovered.registry.duty.contacts(as: .family) == [try contact()])
        let home = Location(
            address: PostalAddress("大理镇 12 号"), position: GeoPosition(latitude: 25.6065, longitude: 100.2676))
        #expect(recovered.registry[HouseholdNumber(0)].location == home)
        #expect(recovered.checkpoint?.core == state)
        let due = try #require(try open.store.reader.dueNotifications(of: "sms", at: Fixture.noon).first)
        #expect(due.notification.address == "+86\(number)" && due.location == home)
        let log = try open.store.reader.notifications(NotificationFilter())
        #expect(log.flatMap(\.attempts).map(\.answer) == [answer])
    }

    /// How many of the open values stand in the database or in its write-ahead log.
    private static func found(_ folder: TemporaryFolder) throws -> Int {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
            $0.hasPrefix("homebed.db")
        }
        let content = try files.map { try Data(contentsOf: URL(filePath: folder.file($0))) }
        return openValues.count { value in content.contains { $0.range(of: value) != nil } }
    }

    @Test func `with a key nothing of people stands in the file or its log, and all of it reads back`() throws {
        let open = try OpenStore(key: RecordScene.secret)
        try Self.fill(open)
        // Before and after the log has gone into the file.
        #expect(try Self.found(open.folder) == 0)
        try open.store.pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        #expect(try Self.found(open.folder) == 0)
        try Self.expectWhole(open)
        #expect(try open.store.reader.duty().contacts(as: .family) == [try Self.contact()])
    }

    @Test func `without a key all of it stands there and reads as it is`() throws {
        let open = try OpenStore()
        try Self.fill(open)
        #expect(try Self.found(open.folder) == Self.openValues.count)
        try Self.expectWhole(open)
    }

    @Test func `a key that comes later closes what lay open, and once it has, nobody reads it without`() throws {
        let folder = try TemporaryFolder()
        do { try Self.fill(try OpenStore(folder)) }
        do {
            let open = try OpenStore(folder, key: RecordScene.secret)
            #expect(try Self.found(folder) == 0)
            try Self.expectWhole(open)
        }
        let before = try Data(contentsOf: URL(filePath: folder.database))
        let plain = try StoreReader.open(path: folder.database)
        #expect(throws: StoreError.self) { try plain.duty() }
        #expect(throws: StoreError.self) { try plain.notifications(NotificationFilter()) }
        #expect(try plain.registry().beds.count == 3)
        #expect(try Data(contentsOf: URL(filePath: folder.database)) == before)
        let open = try OpenStore(folder)
        let error = #expect(throws: CommitError.self) { _ = try open.committer.recover() }
        #expect(error?.text.contains("records.keyFile") == true)
        let refusal = #expect(throws: StoreError.self) { try open.store.checkPeople() }
        #expect(refusal?.text.contains("records.keyFile") == true)
    }

    @Test func `a start needs no key where nothing that it reads is sealed, and with its key it needs no other look`()
        throws
    {
        let open = try OpenStore()
        try Self.fill(open)
        try open.store.checkPeople()
        let sealed = try OpenStore(key: RecordScene.secret)
        try Self.fill(sealed)
        try sealed.store.checkPeople()
    }

    @Test func `what a gateway without the key wrote in between is closed at the next start with it`() throws {
        let folder = try TemporaryFolder()
        do { _ = try OpenStore(folder, key: RecordScene.secret, registry: false) }
        do { try Self.fill(try OpenStore(folder)) }
        #expect(try Self.found(folder) > 0)
        let open = try OpenStore(folder, key: RecordScene.secret)
        #expect(try Self.found(folder) == 0)
        try Self.expectWhole(open)
    }

    @Test func `a file of the version before is closed at its first start with the key, and its rows read as before`()
        throws
    {
        let folder = try EarlierFile.make(schema: 41) { db, _ in
            try db.execute(
                sql: """
                    INSERT INTO household VALUES (0, 'h0', 532901, '大理镇 12 号', 25.6065, 100.2676);
                    INSERT INTO contact VALUES ('z-1', 1, 'everywhere', '\(Self.name)', 'sms=+86\(Self.number)', 'zh',
                        NULL, NULL, NULL, NULL);
                    INSERT INTO notification (number, purpose, edge, role, recipient, channel, address, priority, at,
                        isDrill, dueAt, outcome)
                    VALUES (1, 6, 0, 'family', 'z-1', 'sms', '\(Self.number)', 2, 5, 0, 5, 0);
                    INSERT INTO notificationAttempt VALUES ('m1', 1, 'sms', 5, 1, 2, '\(Self.answer)');
                    INSERT INTO coreState VALUES (1, CAST('told \(Self.number)' AS BLOB), 7, 0, 1, 5);
                    """)
        }
        #expect(try Self.found(folder) == Self.openValues.count)
        let scene = try RecordScene(folder)
        #expect(try Self.found(folder) == 0)
        let recovered = try scene.committer.recover()
        #expect(recovered.checkpoint?.core == Array("told \(Self.number)".utf8))
        #expect(
            recovered.registry[HouseholdNumber(0)].location
                == Location(
                    address: PostalAddress("大理镇 12 号"), position: GeoPosition(latitude: 25.6065, longitude: 100.2676)))
        let role = try #require(ContactRole(rawValue: 1))
        #expect(recovered.registry.duty.contacts(as: role).map(\.name) == [Self.name])
        let due = try scene.store.reader.dueNotifications(of: "sms", at: Fixture.noon)
        #expect(due.map(\.notification.address) == [Self.number])
        let indexes: Int? = try scene.value("SELECT count(*) FROM sqlite_master WHERE name LIKE 'notification%'")
        #expect(indexes == 7)
    }

    @Test func `a masked export holds none of it, a revealed one comes back the same`() throws {
        let open = try OpenStore(key: RecordScene.secret)
        try Self.fill(open)
        let place = try TemporaryFolder()
        let (masked, revealed) = (place.file("masked"), place.file("revealed"))
        _ = try StoreExport.write(open.folder.database, to: masked, key: nil, reserveBytes: 0)
        _ = try StoreExport.write(open.folder.database, to: revealed, key: RecordScene.secret, reserveBytes: 0)
        for (file, words) in [
            ("contact.csv", Self.number), ("household.csv", "25.6065"), ("notification.csv", Self.number),
            ("notificationAttempt.csv", Self.answer),
        ] {
            #expect(try !String(contentsOfFile: "\(masked)/\(file)", encoding: .utf8).contains(words), "\(file)")
            #expect(try String(contentsOfFile: "\(revealed)/\(file)", encoding: .utf8).contains(words), "\(file)")
        }
        let copy = try TemporaryFolder()
        _ = try StoreImport.read(revealed, to: copy.database, key: RecordScene.secret)
        #expect(try Self.found(copy) == 0)
        try Self.expectWhole(try OpenStore(copy, key: RecordScene.secret, registry: false))
    }
}
