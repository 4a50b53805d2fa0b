import CareCore
import CareRecords
import Foundation
import GRDB
import Ingest
import TestSupport
import Testing

@testable import CareStore

/// Users, tokens and sessions as they lie in the database, go out and come back.
@Suite struct UserStoreTests {
    private static let verifier = "$scrypt$ln=14,r=8,p=5$c2FsdHNhbHQ$aGFzaGhhc2g"
    private static let hash = String(repeating: "c0ffee00", count: 8)
    private static let earlier = RecordScene.now - .days(300)

    private func filled() throws -> RecordScene {
        let scene = try RecordScene()
        let forms = [
            RecordScene.form(
                "user", "user", "op", "name", "李某", "role", "operator", "scope", "provider p-1", "language", "zh",
                "verifier", Self.verifier),
            RecordScene.form(
                "token", "token", "tok1", "user", "op", "secretHash", Self.hash, "expiresAt",
                (Self.earlier + .days(9)).recordText),
            session("s-old"),
        ]
        for form in forms { try accept(scene, form, at: Self.earlier) }
        try accept(scene, session("s-new"), at: RecordScene.now - .hours(1))
        return scene
    }

    private func session(_ id: String) -> RecordSubmission {
        RecordScene.form(
            "session", "session", id, "user", "op", "secretHash", Self.hash, "address", "10.77.0.7")
    }

    private func accept(_ scene: RecordScene, _ form: RecordSubmission, at now: Timestamp = RecordScene.now) throws {
        let decision = try scene.enter(form, by: "gateway", at: now)
        guard case .accepted = decision else {
            Issue.record("\(form.form): \(decision)")
            return
        }
    }

    @Test func `secrets lie sealed, are read with the key, and stand in no entry of the ledger`() throws {
        let scene = try filled()
        let key = try #require(RecordScene.secret)
        #expect(
            try scene.store.reader.records(.user, scope: .everything, key: key).first?.row[UserField.verifier]
                == Self.verifier)
        #expect(
            try scene.store.reader.records(.token, scope: .everything, key: key).first?.row[TokenField.secretHash]
                == Self.hash)
        for entry in try scene.store.reader.ledger(key: key) {
            for field in entry.fields ?? [] {
                #expect(![Self.verifier, Self.hash].contains(field.text), "\(entry.form) \(field.name)")
            }
        }
        try scene.store.pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        let bytes = try Data(contentsOf: URL(filePath: scene.folder.database))
        for text in ["scrypt", "c0ffee00", "10.77.0.7", "李某"] {
            #expect(bytes.range(of: Data(text.utf8)) == nil, "\(text)")
        }
        #expect(try scene.store.reader.proveLedger().findings == [], "the proof covers them all the same")
    }

    @Test func `an export comes back with everybody let in, and a masked one shows no secret`() throws {
        let scene = try filled()
        let masked = scene.folder.file("masked")
        _ = try StoreExport.write(scene.folder.database, to: masked, key: nil, reserveBytes: 0)
        for table in ["user", "token", "session"] {
            let text = try String(contentsOfFile: "\(masked)/\(table).csv", encoding: .utf8)
            #expect(text.contains("op") && !text.contains("scrypt") && !text.contains("c0ffee00"), "\(table)")
        }
        let whole = scene.folder.file("whole")
        _ = try StoreExport.write(scene.folder.database, to: whole, key: RecordScene.secret, reserveBytes: 0)
        #expect(try String(contentsOfFile: "\(whole)/user.csv", encoding: .utf8).contains(Self.verifier))
        #expect(try !String(contentsOfFile: "\(whole)/ledger.csv", encoding: .utf8).contains("scrypt"))
    }

    @Test func `sessions that were kept long enough go, users and tokens stay`() throws {
        let scene = try filled()
        try accept(
            scene,
            RecordScene.form(
                "records-release", "kind", "network-logs", "until",
                CivilDate(of: RecordScene.now - .days(181)).recordText, "reason", "保存期满"))
        while try scene.committer.maintain(now: RecordScene.now + .minutes(2)) {}
        let key = try #require(RecordScene.secret)
        let left = try scene.store.reader.records(.session, scope: .everything, key: key)
        #expect(left.compactMap { $0.row[SessionField.session]?.text } == ["s-new"])
        #expect(try scene.store.reader.records(.user, scope: .everything, key: key).count == 1)
        #expect(try scene.store.reader.records(.token, scope: .everything, key: key).count == 1)
        let forgotten = try scene.store.pool.read {
            try String.fetchAll(
                $0, sql: "SELECT subject FROM ledger WHERE body IS NULL AND form = 'session' ORDER BY number")
        }
        #expect(forgotten == ["s-old"])
        #expect(try scene.store.reader.proveLedger().findings == [])
    }
}
