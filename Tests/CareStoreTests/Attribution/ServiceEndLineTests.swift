import CareCore
import CareProfiles
import CareRecords
import Ingest
import Synchronization
import TestSupport
import Testing

@testable import CareStore

/// From the form that says a resident has died to the press that rings all the same: forms, line, rules and store.
@Suite struct ServiceEndLineTests {
    /// A line whose records have a case in service at a bed with a button.
    private final class Home {
        let folder: TemporaryFolder
        let store: Store
        let queues = QueueTransport.Queues()
        var line: IngestLine<QueueTransport, SQLiteCommitter>
        var now = Fixture.noon

        init() throws {
            folder = try TemporaryFolder()
            let profiles = try ProfileCompiler.compile(ProfileLoader.sources(in: Checkout.profiles))
            store = try Store.open(StoreConfiguration(path: folder.database, recordKey: RecordScene.secret))
            try store.register(profiles)
            line = try IngestLine(
                transport: QueueTransport(queues: queues), store: store.makeCommitter(), profiles: profiles,
                former: { _ in nil }, now: Fixture.noon,
                configuration: LineConfiguration(gateway: try #require(DeviceID("gateway-1")), instance: "test"))
            _ = line.turn(at: now)
            let bed = try #require(BedID("532901-000001"))
            let button = AssignmentImport(
                line: 2, county: bed.county, bed: bed, device: try #require(DeviceID("b-1")), profile: "sos-button",
                since: now - .days(30))
            try ask(.command(.importAssignments([button])))
            for form in CareProgramme.registers + CareProgramme.service { try enter(form) }
        }

        func enter(_ form: CareProgramme.Form, by person: String = "desk-1") throws {
            let refusal = refusal([form], by: person)
            if !refusal.isEmpty { Issue.record("\(refusal)") }
        }

        /// What is said against forms that are handed in together; nothing when they are entered.
        func refusal(_ forms: [CareProgramme.Form], by person: String) -> [String] {
            let submissions = forms.map { form in
                RecordSubmission(form: form.name, fields: form.fields.map { .init($0.name, $0.text) })
            }
            return refusal(of: .records(RecordRequest(submissions, by: person)))
        }

        private func ask(_ request: LineRequest) throws {
            let refusal = refusal(of: request)
            if !refusal.isEmpty { Issue.record("\(refusal)") }
        }

        private func refusal(of request: LineRequest) -> [String] {
            now = now + .seconds(1)
            let answer = Mutex(CommandOutcome.refused(["no answer"]))
            _ = line.turn(
                at: now, commands: [PendingCommand(request) { outcome in answer.withLock { $0 = outcome } }])
            guard case .refused(let reasons) = answer.withLock({ $0 }) else { return [] }
            return reasons
        }

        /// The button is pressed.
        /// - Returns: The newest alarm of a press.
        func press(_ reference: String) throws -> AlarmRecord? {
            now = now + .minutes(5)
            let topic = "homebed/v1/532901/b-1/event"
            let payload = #"{"v":1,"ref":"\#(reference)","ts":\#(now.milliseconds),"event":"sos"}"#
            queues.waiting[.urgent, default: []].append((topic, payload))
            _ = line.turn(at: now + .seconds(1))
            var filter = AlarmFilter()
            filter.rule = "SOS-1"
            return try store.reader.alarms(filter, scope: .everything, limit: 1).first
        }

        func close(_ alarm: AlarmID) throws {
            try ask(.command(.acknowledge(alarm, by: "desk-1")))
            try ask(.command(.close(alarm, by: "desk-1", reason: .falsePress, note: "looked after")))
        }
    }

    @Test func `a death is proved by a line of the list that another account had entered, and by no other`() throws {
        let home = try Home()
        func line(_ entry: String) -> CareProgramme.Form {
            CareProgramme.Form(
                "death-list",
                [
                    "listEntry": entry, "identityNumber": "53290119380312001X", "diedOn": "2021-12-01",
                    "source": "县公安局",
                ])
        }
        func end(_ entry: String) -> CareProgramme.Form {
            CareProgramme.Form(
                "case-end",
                [
                    "careCase": "c-1", "endReason": "deceased", "endedOn": "2021-12-01", "endedBy": "钱某",
                    "endDocument": "E-1", "listEntry": entry,
                ])
        }
        let together = home.refusal([line("l-1"), end("l-1")], by: "desk-1")
        #expect(together.count == 1 && together[0].contains("entered together"), "\(together)")
        try home.enter(line("l-1"))
        let own = home.refusal([end("l-1")], by: "desk-1")
        #expect(own.count == 1 && own[0].contains("l-1, entered by desk-1"), "\(own)")
        try home.enter(line("l-2"), by: "registry")
        #expect(home.refusal([end("l-2")], by: "desk-1") == [])
    }

    @Test func `a press after a confirmed death rings P1 with the note that service ended`() throws {
        let home = try Home()
        try home.enter(
            CareProgramme.Form(
                "case-end",
                [
                    "careCase": "c-1", "endReason": "deceased", "endedOn": "2021-12-01", "endedBy": "钱某",
                    "endDocument": "E-1",
                ]))
        let unconfirmed = try #require(try home.press("r-1"))
        #expect(unconfirmed.rule == "SOS-1" && unconfirmed.priority == .p1 && unconfirmed.note == nil)
        try home.close(unconfirmed.id)
        try home.enter(
            CareProgramme.Form(
                "case-confirm-death", ["careCase": "c-1", "confirmedBy": "赵某", "confirmDocument": "DC-1"]),
            by: "second")
        let ended = try #require(try home.press("r-2"))
        #expect(ended.id != unconfirmed.id && ended.rule == "SOS-1" && ended.priority == .p1)
        #expect(ended.note == Alarm.serviceEnded && ended.state == .unacknowledged)
        #expect(ended.bed == BedID("532901-000001"))
        try home.close(ended.id)
        try home.enter(
            CareProgramme.Form(
                "case-revert-death", ["careCase": "c-1", "revertedBy": "钱某", "revertReason": "同名"]))
        let alive = try #require(try home.press("r-3"))
        #expect(alive.priority == .p1 && alive.note == nil, "a death entered wrongly")
    }
}
