import CareCore
import CareProfiles
import CareRecords
import GRDB
import Ingest
import Synchronization
import TestSupport
import Testing

@testable import CareStore

/// Requests of one turn of the line, over the database.
@Suite struct TurnLineTests {
    /// A line without a broker on the database of a scene.
    private struct Desk: ~Copyable {
        let scene: RecordScene
        var line: IngestLine<NoTransport, SQLiteCommitter>
        private(set) var now = RecordScene.now

        init() throws {
            let scene = try RecordScene()
            try scene.enterPlaces()
            let profiles = try ProfileLoader.load(directory: Checkout.profiles).set
            try scene.store.register(profiles)
            let line = try IngestLine(
                transport: NoTransport(), store: try scene.store.makeCommitter(), profiles: profiles,
                former: { _ in nil }, now: RecordScene.now,
                configuration: LineConfiguration(gateway: try #require(DeviceID("gateway-1")), instance: "test"))
            self.scene = scene
            self.line = line
        }

        /// Hands in requests of one form each, in one turn.
        /// - Returns: Whether each was accepted, and what became of the draft.
        mutating func turn(
            _ forms: [RecordSubmission], draft: PendingDraft? = nil
        ) -> (accepted: [Bool], draft: DraftFate?) {
            let answers = Mutex<[Int: Bool]>([:])
            var commands: [PendingCommand] = []
            for (index, form) in forms.enumerated() {
                commands.append(
                    PendingCommand(.records(RecordRequest([form], by: "Li"))) { outcome in
                        let isAccepted = if case .done = outcome { true } else { false }
                        answers.withLock { $0[index] = isAccepted }
                    })
            }
            now = now + .seconds(1)
            let report = line.turn(at: now, commands: commands, draft: draft)
            let known = answers.withLock { $0 }
            return (forms.indices.compactMap { known[$0] }, report.draft)
        }

        func draft(_ numbers: ClosedRange<Int>) throws -> PendingDraft {
            let request = RecordRequest(numbers.map { TurnLineTests.staff($0) }, by: "Li")
            return PendingDraft(
                try scene.store.draft(request, at: now), of: PendingCommand(.records(request)) { _ in })
        }

        func staff() throws -> Int? { try scene.value("SELECT count(*) FROM staff") }
    }

    private static func staff(_ number: Int) -> RecordSubmission {
        RecordScene.staff("s-\(number)", number: CareProgramme.identityNumber(number))
    }

    private static let wrong = RecordScene.form("staff", "staff", "s-99")

    @Test func `turn after turn enters what was accepted and nothing else, while the records are looked at`() throws {
        var desk = try Desk()
        for first in stride(from: 1, to: 13, by: 3) {
            let turned = desk.turn([
                Self.staff(first), Self.wrong, Self.staff(first + 1), Self.wrong, Self.staff(first + 2), Self.wrong,
            ])
            #expect(turned.accepted == [true, false, true, false, true, false])
        }
        #expect(try desk.staff() == 12)
        #expect(try desk.scene.value("SELECT count(*) FROM ledger") == 14)
        #expect(try desk.scene.store.reader.firstBrokenLedgerEntry() == nil)
    }

    @Test func `a draft waits for a turn that accepts nothing beside it, and refused requests are no hindrance`()
        throws
    {
        var desk = try Desk()
        let late = try desk.draft(11...40)
        let first = desk.turn([Self.staff(1), Self.wrong, Self.staff(2)], draft: late)
        #expect(first.accepted == [true, false, true] && first.draft == .stale)
        #expect(try desk.staff() == 2)
        let anew = try desk.draft(11...40)
        let second = desk.turn([Self.wrong], draft: anew)
        #expect(second.accepted == [false] && second.draft == .answered)
        #expect(try desk.staff() == 32)
        #expect(desk.turn([Self.staff(3)]).accepted == [true])
        #expect(try desk.staff() == 33)
        #expect(try desk.scene.store.reader.firstBrokenLedgerEntry() == nil)
    }
}
