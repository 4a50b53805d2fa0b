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
    /// A line whose records have a case in service at a bed with a button; of a couple two cases in one household, each
    /// with a watch that is the county's property.
    private final class Home {
        let folder: TemporaryFolder
        let store: Store
        let queues = QueueTransport.Queues()
        var line: IngestLine<QueueTransport, SQLiteCommitter>
        var now = Fixture.noon

        init(isCouple: Bool = false, watch: String = "elder-watch") throws {
            folder = try TemporaryFolder()
            let profiles = try ProfileCompiler.compile(ProfileLoader.sources(in: Checkout.profiles))
            store = try Store.open(StoreConfiguration(path: folder.database, recordKey: RecordScene.secret))
            try store.register(profiles)
            line = try IngestLine(
                transport: QueueTransport(queues: queues), store: store.makeCommitter(), profiles: profiles,
                former: { _ in nil }, now: Fixture.noon,
                configuration: LineConfiguration(gateway: try #require(DeviceID("gateway-1")), instance: "test"))
            _ = line.turn(at: now)
            try place("b-1", "sos-button", at: "532901-000001")
            for form in CareProgramme.registers + CareProgramme.service { try enter(form) }
            guard isCouple else { return }
            try place("w-1", watch, at: "532901-000001")
            try place("w-2", "elder-watch", at: "532901-000002")
            for form in CoupleProgramme.store + CoupleProgramme.partner { try enter(form) }
            for (watch, bed) in [("w-1", "532901-000001"), ("w-2", "532901-000002")] {
                for form in CoupleProgramme.commissioning(of: watch, at: bed) { try enter(form) }
            }
        }

        private func place(_ device: String, _ profile: String, at bed: String) throws {
            let bed = try #require(BedID(bed))
            let line = AssignmentImport(
                line: 2, county: bed.county, bed: bed, device: try #require(DeviceID(device)), profile: profile,
                since: Fixture.noon - .days(30), household: HouseholdID("h-1"))
            try ask(.command(.importAssignments([line])))
        }

        func enter(_ form: CareProgramme.Form, by person: String = "desk-1") throws {
            let reasons = refusals(of: [form], by: person)
            if !reasons.isEmpty { throw RefusedRequest(reasons: ["\(form.name)"] + reasons) }
        }

        /// Enters forms together.
        /// - Returns: Why they are refused; nothing when they are taken.
        func refusals(of forms: [CareProgramme.Form], by person: String = "desk-1") -> [String] {
            let submissions = forms.map { form in
                RecordSubmission(form: form.name, fields: form.fields.map { .init($0.name, $0.text) })
            }
            return answer(.records(RecordRequest(submissions, by: person)))
        }

        private func ask(_ request: LineRequest) throws {
            let reasons = answer(request)
            if !reasons.isEmpty { throw RefusedRequest(reasons: reasons) }
        }

        private func answer(_ request: LineRequest) -> [String] {
            now = now + .seconds(1)
            let answer = Mutex(CommandOutcome.refused(["no answer"]))
            _ = line.turn(
                at: now, commands: [PendingCommand(request) { outcome in answer.withLock { $0 = outcome } }])
            if case .refused(let reasons) = answer.withLock({ $0 }) { return reasons }
            return []
        }

        /// A button is pressed.
        /// - Returns: The newest alarm of a press.
        func press(_ reference: String, on device: String = "b-1") throws -> AlarmRecord? {
            now = now + .minutes(5)
            let topic = "homebed/v1/532901/\(device)/event"
            let payload = #"{"v":1,"ref":"\#(reference)","ts":\#(now.milliseconds),"event":"sos"}"#
            queues.waiting[.urgent, default: []].append((topic, payload))
            now = now + .seconds(1)
            _ = line.turn(at: now)
            return try alarms(of: "SOS-1").first
        }

        /// The alarms of a rule, the newest first.
        func alarms(of rule: String) throws -> [AlarmRecord] {
            var filter = AlarmFilter()
            filter.rule = rule
            return try store.reader.alarms(filter, scope: .everything, limit: 100)
        }

        /// Where an asset stands on its way by the books, and by the gateway.
        func states(of asset: String, _ device: String) throws -> [CustodyState?] {
            let key = try #require(RecordScene.secret)
            let row = try store.reader.records(.asset, scope: .everything, key: key).map(\.row)
                .first { $0[AssetField.asset]?.text == asset }
            let number = line.state.registry.number(of: try #require(DeviceID(device)))
            return [row?[AssetField.state], number.flatMap { line.state.registry[$0].custody?.state }]
        }

        func close(_ alarm: AlarmID) throws {
            try ask(.command(.acknowledge(alarm, by: "desk-1")))
            try ask(.command(.close(alarm, by: "desk-1", reason: .falsePress, note: "looked after")))
        }
    }

    private struct RefusedRequest: Error { let reasons: [String] }

    private static let death = [
        CareProgramme.Form(
            "case-end",
            [
                "careCase": "c-1", "endReason": "deceased", "endedOn": "2021-12-01", "endedBy": "钱某",
                "endDocument": "E-1",
            ]),
        CareProgramme.Form(
            "case-confirm-death", ["careCase": "c-1", "confirmedBy": "赵某", "confirmDocument": "DC-1"]),
    ]

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
        let together = home.refusals(of: [line("l-1"), end("l-1")], by: "desk-1")
        #expect(together.count == 1 && together[0].contains("entered together"), "\(together)")
        try home.enter(line("l-1"))
        let own = home.refusals(of: [end("l-1")], by: "desk-1")
        #expect(own.count == 1 && own[0].contains("l-1, entered by desk-1"), "\(own)")
        try home.enter(line("l-2"), by: "registry")
        #expect(home.refusals(of: [end("l-2")], by: "desk-1") == [])
    }

    @Test func `the watch of who died rings until it is recorded as collected and then no more; the widow's rings on`()
        throws
    {
        let home = try Home(isCouple: true)
        #expect(try home.states(of: "as-w-1", "w-1") == [.inService, .inService])
        let before = try #require(try home.press("r-1", on: "w-1"))
        #expect(before.bed == BedID("532901-000001") && before.note == nil)
        try home.close(before.id)
        try home.enter(Self.death[0])
        try home.enter(Self.death[1], by: "second")
        #expect(try home.states(of: "as-w-1", "w-1") == [.pendingReturn, .pendingReturn])
        #expect(try home.states(of: "as-w-2", "w-2") == [.inService, .inService], "the widow's own")

        let ended = try #require(try home.press("r-2", on: "w-1"))
        #expect(ended.id != before.id && ended.priority == .p1 && ended.note == Alarm.serviceEnded)
        #expect(ended.state == .unacknowledged && ended.bed == BedID("532901-000001"))
        try home.close(ended.id)
        let widow = try #require(try home.press("r-1", on: "w-2"))
        #expect(widow.bed == BedID("532901-000002") && widow.priority == .p1 && widow.note == nil)
        try home.close(widow.id)
        let button = try #require(try home.press("r-1"))
        #expect(button.priority == .p1 && button.device == DeviceID("b-1"), "what is on no book rings too")
        try home.close(button.id)

        try home.enter(
            CareProgramme.Form(
                "asset-collect",
                [
                    "asset": "as-w-1", "at": home.now.recordText, "technician": "s-1", "reason": "服务终止回收",
                    "document": "HS-1",
                ]))
        #expect(try home.states(of: "as-w-1", "w-1") == [.returned, .returned])
        let rung = try home.alarms(of: "SOS-1").count
        _ = try home.press("r-3", on: "w-1")
        #expect(try home.alarms(of: "SOS-1").count == rung, "it is nobody's any more")
        let stray = try #require(try home.alarms(of: "AST-2").first)
        #expect(stray.bed == nil && stray.household == nil)
        let later = try #require(try home.press("r-2", on: "w-2"))
        #expect(later.id != widow.id && later.bed == BedID("532901-000002") && later.note == nil)
    }

    @Test(arguments: [("elder-watch", true), ("temperature-patch", false)])
    func `what came back is issued again when the profile of its model lets it, though its kind is`(
        profile: String, isReady: Bool
    ) throws {
        let home = try Home(isCouple: true, watch: profile)
        try home.enter(Self.death[0])
        try home.enter(Self.death[1], by: "second")
        func step(_ form: String, _ fields: [(name: String, text: String)]) -> CareProgramme.Form {
            let common = [
                (name: "asset", text: "as-w-1"), (name: "at", text: home.now.recordText),
                (name: "document", text: "HS-1"),
            ]
            return CareProgramme.Form(form, fields: common + fields)
        }
        let (by, why) = ((name: "by", text: "钱某"), (name: "reason", text: "回收再用"))
        try home.enter(step("asset-collect", [(name: "technician", text: "s-1"), why]))
        try home.enter(
            step("asset-sanitise", [by, why, (name: "agent", text: "75%乙醇"), (name: "method", text: "擦拭")]))
        try home.enter(step("asset-function-test", [by, (name: "passed", text: "yes")]))
        try home.enter(step("asset-wipe", [by, (name: "method", text: "恢复出厂设置")]))
        let refusals = home.refusals(
            of: [step("asset-ready", [by, why, (name: "partsReplaced", text: "watch-strap sim")])])
        #expect(refusals.isEmpty == isReady, "\(refusals)")
        #expect(isReady || refusals.contains { $0.contains("reusable: false") }, "\(refusals)")
        let state: CustodyState = isReady ? .ready : .sanitizing
        #expect(try home.states(of: "as-w-1", "w-1") == [state, state])
    }

    @Test func `a press after a confirmed death rings P1 with the note that service ended`() throws {
        let home = try Home()
        try home.enter(Self.death[0])
        let unconfirmed = try #require(try home.press("r-1"))
        #expect(unconfirmed.rule == "SOS-1" && unconfirmed.priority == .p1 && unconfirmed.note == nil)
        try home.close(unconfirmed.id)
        try home.enter(Self.death[1], by: "second")
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
