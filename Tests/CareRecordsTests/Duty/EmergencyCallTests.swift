import CareCore
import CareRecords
import Testing

@Suite("Emergency calls") struct EmergencyCallTests {
    let book = MemoryBook()

    init() { book.registered["bed"] = [.text("532901-000123")] }

    private func begin(_ call: String = "C-1") throws -> [String] {
        try book.enter(
            .emergencyCall,
            [
                "call": call, "receivedAt": "2021-11-06 03:12:07".moment, "way": "telephone", "bed": "532901-000123",
                "takenBy": "op-1", "what": "胸闷,要求来人",
            ], at: .noon)
    }

    private func back(_ verification: String, at moment: String = "2021-11-06 03:12:50") throws -> [String] {
        try book.enter(
            .callBack, ["call": "C-1", "calledBackAt": moment.moment, "verification": verification], at: .noon)
    }

    private func respond() throws -> [String] {
        try book.enter(
            .callRespond, ["call": "C-1", "responder": "李某", "respondedAt": "2021-11-06 03:14:00".moment], at: .noon)
    }

    private func resolve(at moment: String = "2021-11-06 03:40:00") throws -> [String] {
        try book.enter(
            .callResolve, ["call": "C-1", "resolvedAt": moment.moment, "resolution": "送医"], at: .noon)
    }

    private var row: RecordRow? { book.row(.emergencyCall, key: [.text("C-1")]) }

    @Test func `a call goes its way step by step, and every step entered again changes nothing`() throws {
        let steps: [() throws -> [String]] = [
            { try begin() }, { try back("unreachable") }, respond, { try resolve() },
            {
                try book.enter(
                    .callTellManager,
                    ["call": "C-1", "manager": "cm-1", "managerToldAt": "2021-11-08 09:00:00".moment], at: .noon)
            },
        ]
        for step in steps {
            #expect(try step() == [])
            let after = row
            #expect(try step() == [])
            #expect(row == after)
        }
        #expect(row?[EmergencyCallField.receivedAt] == Timestamp("2021-11-06 03:12:07"))
        #expect(try begin() == [], "the first step again, when others followed")
        #expect(row?[EmergencyCallField.resolution] == "送医")
    }

    @Test func `a call names an alarm that there is, and that is of the household; later steps do not ask again`()
        throws
    {
        let bed = try #require(BedID("532901-000123"))
        let other = try #require(BedID("532901-000124"))
        book.gateway = KnownGateway(alarmBeds: [17: [other, bed], 18: [other], 19: []])
        func enter(_ alarm: String) throws -> [String] {
            try book.enter(
                .emergencyCall,
                [
                    "call": "C-1", "receivedAt": "2021-11-06 03:12:07".moment, "way": "alarm", "alarm": alarm,
                    "bed": "532901-000123", "takenBy": "op-1", "what": "按键呼叫",
                ], at: .noon)
        }
        for (alarm, text) in [
            ("16", "an alarm that the gateway has"), ("18", "of bed 532901-000124"), ("19", "about no home"),
        ] {
            let told = try enter(alarm)
            #expect(told.count == 1 && told.first?.contains(text) == true && row == nil, "\(told)")
        }
        #expect(try enter("17") == [])
        book.gateway = KnownGateway()
        #expect(try back("emergency") == [])
    }

    @Test func `nobody settles a call without hearing that all is well or sending somebody`() throws {
        #expect(try begin() == [])
        #expect(try resolve().count == 1)
        #expect(try back("emergency") == [])
        #expect(try resolve().first?.hasPrefix("responder: expected who was sent") == true)
        #expect(try respond() == [])
        #expect(try resolve() == [])
    }

    @Test func `who says that there is no emergency needs nobody`() throws {
        #expect(try begin() == [])
        #expect(try back("no-emergency") == [])
        #expect(try resolve() == [])
    }

    @Test func `what is recorded is not changed, and its private words are not repeated`() throws {
        #expect(try begin() == [])
        let texts: KeyValuePairs = [
            "call": "C-1", "receivedAt": "2021-11-06 03:11:00".moment, "way": "telephone", "bed": "532901-000123",
            "takenBy": "op-1", "what": "跌倒",
        ]
        let faults = try book.enter(.emergencyCall, texts, at: .noon)
        #expect(faults.count == 2)
        #expect(faults.allSatisfy { !$0.contains("跌倒") && !$0.contains("胸闷") && $0.contains("duty-void") })
        #expect(row?[EmergencyCallField.receivedAt] == Timestamp("2021-11-06 03:12:07"))
    }

    @Test func `moments out of order and moments to come are refused`() throws {
        #expect(try begin() == [])
        #expect(try back("emergency", at: "2021-11-06 03:12:06").count == 1)
        #expect(try back("emergency", at: "2021-12-20 12:05:01").count == 1)
        #expect(try back("no-emergency") == [])
        #expect(try resolve(at: "2021-11-06 03:12:49").count == 1)
        #expect(row?[EmergencyCallField.resolvedAt] == nil)
    }

    @Test(
        arguments: [
            (["way": "alarm", "bed": "532901-000123"], "alarm: expected the alarm's number"),
            (["way": "telephone"], "bed: expected one of bed, caller"),
            (["way": "telephone", "bed": "532901-000999"], "bed: expected a registered bed"),
            (["way": "telephone", "caller": "张某", "responder": "李某"], "respondedAt: expected a value"),
            (["way": "shout", "caller": "张某"], "way: expected one of"),
        ] as [([String: String], String)])
    func `a call must say where it came from`(fields: [String: String], fault: String) throws {
        let texts =
            [
                (name: "call", text: "C-9"), ("receivedAt", "2021-11-06 03:12:07".moment), ("takenBy", "op-1"),
                ("what", "求助"),
            ] + fields.map { (name: $0.key, text: $0.value) }
        let faults = try book.enter(.emergencyCall, texts, at: .noon)
        #expect(faults.count == 1)
        #expect(faults.first?.hasPrefix(fault) == true, "\(faults)")
        #expect(book.rows(.emergencyCall, where: []).isEmpty)
    }

    @Test func `what a call still needs is listed until it is done; the case manager by the next working day`() throws {
        #expect(try CalendarYears.enter(2021, into: book) == [])
        func missing() throws -> [CallDuty.Missing] {
            try CallDuty.list(book.rows(.emergencyCall, where: []), WorkingCalendar(book)).duties.map(\.missing)
        }
        #expect(try begin() == [])
        #expect(try missing() == [.callBack, .resolution])
        #expect(try back("unreachable") == [])
        #expect(try missing() == [.resolution, .responder])
        #expect(try respond() == [])
        let list = try CallDuty.list(book.rows(.emergencyCall, where: []), WorkingCalendar(book)).duties
        #expect(list.map(\.missing) == [.resolution, .manager])
        // The 6th of November 2021 was a Saturday.
        #expect(list.last?.due?.recordText == "2021-11-08")
        #expect(try resolve() == [])
        #expect(try missing() == [.manager])
        let told: KeyValuePairs = ["call": "C-1", "manager": "cm-1", "managerToldAt": "2021-11-08 09:00:00".moment]
        #expect(try book.enter(.callTellManager, told, at: .noon) == [])
        #expect(try missing() == [])
    }

    @Test func `figures of a period hold the keys of what they count, to the second`() throws {
        let backs = [("C-1", "2021-11-06 03:13:07"), ("C-2", "2021-11-06 03:13:08"), ("C-3", "2021-11-06 03:15:08")]
        for (call, moment) in backs {
            #expect(try begin(call) == [])
            let back: KeyValuePairs = ["call": call, "calledBackAt": moment.moment, "verification": "unreachable"]
            #expect(try book.enter(.callBack, back, at: .noon) == [])
        }
        #expect(try begin("C-4") == [])
        let day = try #require(CivilDate(recordText: "2021-11-06"))
        let figures = CallFigures(book.rows(.emergencyCall, where: []), in: day..<day.adding(1))
        #expect(figures.received.map(\.text) == ["C-1", "C-2", "C-3", "C-4"])
        #expect(figures.backSoon.map(\.text) == ["C-1"])
        #expect(figures.backAtLast.map(\.text) == ["C-1", "C-2"])
        #expect(figures.unreachable.map(\.text) == ["C-1", "C-2", "C-3"])
        #expect(figures.sent.isEmpty)
        #expect(figures.open.count == 4)
        let later = CallFigures(book.rows(.emergencyCall, where: []), in: day.adding(1)..<day.adding(2))
        #expect(later.received.isEmpty)
    }

    @Test func `a voided call needs nothing and takes no further step`() throws {
        #expect(try begin() == [])
        func void(_ reason: String) throws -> [String] {
            try book.enter(
                .dutyVoid, ["kind": "emergency-call", "number": "C-1", "voidReason": reason], at: .noon)
        }
        #expect(try void("录错床位") == [])
        #expect(try void("录错床位") == [])
        #expect(try void("别的原因").count == 1)
        #expect(try back("emergency").count == 1)
        #expect(try CallDuty.list(book.rows(.emergencyCall, where: []), WorkingCalendar(book)).duties == [])
        #expect(row?[DutyField.what] == "胸闷,要求来人")
    }
}
