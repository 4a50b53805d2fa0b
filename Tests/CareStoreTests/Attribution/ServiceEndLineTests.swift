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

        init(isCouple: Bool = false) throws {
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
            try place("w-1", "elder-watch", at: "532901-000001")
            try place("w-2", "elder-watch", at: "532901-000002")
            for form in Couple.store + Couple.partner { try enter(form) }
            for (watch, bed) in [("w-1", "532901-000001"), ("w-2", "532901-000002")] {
                for form in Couple.commissioning(of: watch, at: bed) { try enter(form) }
            }
        }

        private func place(_ device: String, _ profile: String, at bed: String) throws {
            let bed = try #require(BedID(bed))
            let line = AssignmentImport(
                line: 2, county: bed.county, bed: bed, device: try #require(DeviceID(device)), profile: profile,
                since: Fixture.noon - .days(30), household: try #require(HouseholdID("h-1")))
            try ask(.command(.importAssignments([line])))
        }

        func enter(_ form: CareProgramme.Form, by person: String = "desk-1") throws {
            let fields = form.fields.map { RecordSubmission.Field($0.name, $0.text) }
            try ask(.records(RecordRequest([RecordSubmission(form: form.name, fields: fields)], by: person)))
        }

        private func ask(_ request: LineRequest) throws {
            now = now + .seconds(1)
            let answer = Mutex(CommandOutcome.refused(["no answer"]))
            _ = line.turn(
                at: now, commands: [PendingCommand(request) { outcome in answer.withLock { $0 = outcome } }])
            if case .refused(let reasons) = answer.withLock({ $0 }) { Issue.record("\(reasons)") }
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

    /// The wife's case in the other bed of the household, and watches as property.
    private enum Couple {
        static let store = [
            CareProgramme.Form(
                "asset-store", ["store": "st-1", "county": "532901", "storeName": "仓库", "holder": "county"])
        ]

        /// The same steps as those of the first case.
        static let partner: [CareProgramme.Form] =
            [
                CareProgramme.Form(
                    "resident",
                    [
                        "resident": "r-2", "name": "孙大娘", "identityNumber": CareProgramme.identityNumber(1),
                        "phone": "13987200002", "household": "h-1", "group": "minimum-income",
                        "priority": "advanced-age", "isLocal": "yes",
                    ])
            ]
            + CareProgramme.service.map { form in
                CareProgramme.Form(
                    form.name,
                    fields: form.fields.map { name, text in
                        (name: name, text: name == "kitItem" ? "2-\(text)" : own[text] ?? text)
                    })
            }

        private static let own = [
            "c-1": "c-2", "r-1": "r-2", "a-1": "a-2", "532901-000001": "532901-000002",
        ]

        /// A watch comes onto the books and is fitted, tried and signed for.
        static func commissioning(of watch: String, at bed: String) -> [CareProgramme.Form] {
            func step(_ form: String, _ fields: [(name: String, text: String)]) -> CareProgramme.Form {
                CareProgramme.Form(form, fields: [(name: "kitItem", text: "kit-\(watch)")] + fields)
            }
            func at(_ minute: Int) -> String { "2021-10-02T09:\(minute):00+08:00" }
            return [
                CareProgramme.Form(
                    "asset",
                    [
                        "asset": "as-\(watch)", "county": "532901", "kind": "wearable", "model": "LY-1",
                        "serial": "SN-\(watch)", "fund": "central", "price": "49900", "purchasedOn": "2021-08-01",
                        "warrantyUntil": "2022-08-01", "lifeMonths": "36", "owner": "大理市民政局", "store": "st-1",
                        "custodian": "吴某", "at": "2021-09-01T08:00:00+08:00", "by": "吴某", "document": "RK-1",
                    ]),
                step(
                    "kit-plan",
                    [
                        (name: "bed", text: bed), (name: "kind", text: "wearable"),
                        (name: "telemetry", text: "reports"), (name: "plannedOn", text: "2021-10-01"),
                        (name: "plannedBy", text: "s-1"),
                    ]),
                step(
                    "kit-bind",
                    [
                        (name: "device", text: watch), (name: "serial", text: "SN-\(watch)"),
                        (name: "boundAt", text: at(10)), (name: "boundBy", text: "s-1"),
                    ]),
                step("kit-test", [(name: "testedAt", text: at(20)), (name: "testedBy", text: "s-1")]),
                step(
                    "kit-reading",
                    [
                        (name: "readingAt", text: at(30)), (name: "readingBy", text: "s-1"),
                        (name: "reading", text: "心率"),
                    ]),
                step(
                    "kit-sign-off",
                    [
                        (name: "signedOffAt", text: at(40)), (name: "signedOffBy", text: "s-1"),
                        (name: "signOffDocument", text: "SO-1"), (name: "acceptedBy", text: "孙大娘"),
                        (name: "acceptedAs", text: "family"),
                    ]),
            ]
        }
    }

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
