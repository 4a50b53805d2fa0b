import CareCore
import CareRecords
import Testing

@Suite("Abnormal events") struct AbnormalEventTests {
    let book = MemoryBook()

    init() {
        book.registered["county"] = [.text("532901"), .text("532925")]
        book.registered["bed"] = [.text("532901-000123")]
    }

    private func report(_ category: AbnormalCategory, event: String = "E-1") throws -> [String] {
        try book.enter(
            .abnormalEvent,
            [
                "event": event, "category": category.rawValue, "county": "532901", "bed": "532901-000123",
                "at": "2021-11-06 02:00:00".moment, "knownAt": "2021-11-06 02:10:00".moment, "what": "经过",
                "measures": "已送医", "reportedBy": "op-1", "alarm": "17",
            ], at: .noon)
    }

    private func tell(
        _ authority: Authority, notice: String, at moment: String = "2021-11-06 03:00:00"
    ) throws -> [String] {
        try book.enter(
            .authorityNotice,
            [
                "notice": notice, "event": "E-1", "authority": authority.rawValue, "toldAt": moment.moment,
                "toldBy": "op-1", "how": "telephone", "receipt": "值班员接听",
            ], at: .noon)
    }

    private func close(at moment: String = "2021-11-10 09:00:00") throws -> [String] {
        try book.enter(
            .abnormalClose,
            ["event": "E-1", "closedAt": moment.moment, "closedBy": "head-1", "conclusion": "已康复"], at: .noon)
    }

    private var open: [OpenNotice] {
        OpenNotice.list(
            events: book.rows(.abnormalEvent, where: []), notices: book.rows(.authorityNotice, where: []),
            rules: book.rows(.authorityRule, where: []))
    }

    private var state: AbnormalState? { book.row(.abnormalEvent, key: [.text("E-1")])?[AbnormalEventField.state] }

    @Test func `an event names an alarm that there is, and that is of the household`() throws {
        let bed = try #require(BedID("532901-000123"))
        book.gateway = KnownGateway(alarmBeds: [18: [bed]])
        #expect(try report(.fall).first?.hasPrefix("alarm: expected the number of an alarm") == true)
        book.gateway = KnownGateway(alarmBeds: [17: []])
        #expect(try report(.fall).first?.contains("of the household of bed 532901-000123") == true)
        #expect(state == nil)
        book.gateway = KnownGateway(alarmBeds: [17: [bed]])
        #expect(try report(.fall) == [])
    }

    @Test(arguments: AbnormalCategory.allCases)
    func `an event of every category stays open until the last of its authorities was told`(
        category: AbnormalCategory
    ) throws {
        #expect(try report(category) == [])
        let demands = AuthorityDemand.demands(of: category)
        #expect(!demands.isEmpty)
        for (index, demand) in demands.enumerated() {
            #expect(open.count == demands.count - index)
            #expect(try close().count == demands.count - index)
            #expect(state == .open)
            #expect(try tell(demand.authority, notice: "N-\(index)") == [])
        }
        #expect(open.isEmpty)
        #expect(try close() == [])
        #expect(try close() == [], "the same step again")
        #expect(state == .closed)
    }

    @Test func `the supervision document's authorities are those of its point 6`() {
        let medical: [Authority] = [.health, .civilAffairs, .marketRegulation, .diseaseControl]
        for category in AbnormalCategory.allCases {
            let written = AuthorityDemand.demands(of: category).filter { $0.basis == .document }.map(\.authority)
            switch category {
            case .infection, .foodPoisoning: #expect(Set(written) == Set(medical))
            case .workAccident: #expect(Set(written) == [.emergencyManagement, .civilAffairs])
            default: #expect(written.isEmpty)
            }
        }
    }

    @Test func `an untold authority stands open since the event became known, and is overdue after its time`() throws {
        #expect(try report(.foodPoisoning) == [])
        #expect(open.count == 4)
        #expect(open.allSatisfy { $0.since == Timestamp("2021-11-06 02:10:00") })
        #expect(open.allSatisfy { $0.due == Timestamp("2021-11-06 04:10:00") })
        #expect(open.allSatisfy { !$0.isOverdue(at: Timestamp("2021-11-06 04:10:00")) })
        #expect(open.allSatisfy { $0.isOverdue(at: Timestamp("2021-11-06 04:10:01")) })
        #expect(try report(.fall, event: "E-2") == [])
        #expect(open.last?.due == nil)
    }

    @Test func `a county may demand more, and lift what no document demands`() throws {
        func rule(
            _ county: String, _ category: AbnormalCategory, _ authority: Authority, _ isRequired: Bool
        ) throws -> [String] {
            try book.enter(
                .authorityRule,
                [
                    "county": county, "category": category.rawValue, "authority": authority.rawValue,
                    "isRequired": isRequired ? "yes" : "no", "within": isRequired ? "30" : "",
                ], at: .noon)
        }
        #expect(try report(.missing) == [])
        #expect(open.map(\.authority) == [.civilAffairs, .publicSecurity])
        #expect(try rule("532925", .missing, .health, true) == [])
        #expect(open.count == 2, "another county's rule")
        #expect(try rule("532901", .missing, .civilAffairs, false) == [])
        #expect(try rule("532901", .missing, .fireRescue, true) == [])
        #expect(open.map(\.authority) == [.publicSecurity, .fireRescue])
        #expect(open.last?.due == Timestamp("2021-11-06 02:40:00"))
        #expect(try rule("532901", .infection, .health, false).count == 1)
        #expect(try rule("532901", .infection, .health, true) == [])
        let county = try #require(CountyCode("532901"))
        #expect(
            AuthorityDemand.demands(
                of: .infection, in: county, rules: book.rows(.authorityRule, where: [])
            ).first { $0.authority == .health }
                == AuthorityDemand(authority: .health, within: .minutes(30), basis: .document))
    }

    @Test func `follow-ups belong to an open event, and none is later than its closing`() throws {
        func follow(_ part: String, at moment: String) throws -> [String] {
            try book.enter(
                .abnormalFollowUp,
                ["part": part, "event": "E-1", "at": moment.moment, "what": "续报", "reportedBy": "op-2"], at: .noon)
        }
        #expect(try follow("F-1", at: "2021-11-07 09:00:00").count == 1, "no such event")
        #expect(try report(.fall) == [])
        #expect(try follow("F-1", at: "2021-11-06 01:59:59").count == 1)
        #expect(try follow("F-1", at: "2021-11-12 09:00:00") == [])
        #expect(try tell(.civilAffairs, notice: "N-1") == [])
        #expect(try close().first?.hasPrefix("closedAt") == true)
        #expect(try close(at: "2021-11-12 09:00:00") == [])
        #expect(try follow("F-2", at: "2021-11-13 09:00:00").count == 1)
        let reopen: KeyValuePairs = ["event": "E-1", "reason": "家属补充情况"]
        #expect(try book.enter(.abnormalReopen, reopen, at: .noon) == [])
        #expect(state == .open)
        #expect(try book.enter(.abnormalReopen, reopen, at: .noon) == [])
        #expect(try follow("F-2", at: "2021-11-13 09:00:00") == [])
        #expect(try close(at: "2021-11-14 09:00:00") == [])
    }

    @Test
    func `a notice that is voided leaves its authority untold; that of a closed event waits until it is open again`()
        throws
    {
        func void() throws -> [String] {
            try book.enter(
                .dutyVoid, ["kind": "authority-notice", "number": "N-1", "voidReason": "未接通"], at: .noon)
        }
        #expect(try report(.fall) == [])
        #expect(try tell(.civilAffairs, notice: "N-1", at: "2021-11-06 01:00:00").count == 1, "before the event")
        #expect(try tell(.civilAffairs, notice: "N-1") == [])
        #expect(try close() == [])
        #expect(try void().count == 1)
        #expect(try book.enter(.abnormalReopen, ["event": "E-1", "reason": "通知未接通"], at: .noon) == [])
        #expect(try void() == [])
        #expect(open.map(\.authority) == [.civilAffairs])
        #expect(try close().count == 1)
    }

    @Test func `an event has a place, and is known after it happened`() throws {
        let texts: KeyValuePairs = [
            "event": "E-9", "category": "跌倒", "county": "532901", "at": "2021-11-06 02:00:00".moment,
            "knownAt": "2021-11-06 01:59:00".moment, "what": "经过", "measures": "已送医", "reportedBy": "op-1",
        ]
        let faults = try book.enter(.abnormalEvent, texts, at: .noon)
        #expect(faults.count == 2)
        #expect(book.rows(.abnormalEvent, where: []).isEmpty)
    }

    @Test func `a printed report has every part, and hides people from who may not see them`() throws {
        #expect(try report(.infection) == [])
        #expect(try tell(.health, notice: "N-1") == [])
        let event = try #require(book.row(.abnormalEvent, key: [.text("E-1")]))
        func sheet(_ showsPeople: Bool) -> RecordSheet {
            .report(
                event, followUps: [], notices: book.rows(.authorityNotice, where: []), rules: [],
                showsPeople: showsPeople)
        }
        let lines = sheet(true).lines.map { "\($0.title):\($0.value)" }
        #expect(lines.contains("事件类别:传染病"))
        #expect(lines.contains("时间:2021-11-06 02:00:00"))
        #expect(lines.contains("处置措施:已送医"))
        #expect(lines.contains("应报部门:卫生健康局"))
        #expect(lines.contains("尚未报告:民政局(自2021-11-06 02:10:00起,应于2021-11-06 04:10:00前报告)"))
        #expect(lines.filter { $0.hasPrefix("尚未报告") }.count == 3)
        #expect(sheet(false).lines.contains { $0.title == "处置措施" && $0.value == "***" })
        #expect(sheet(true).lines.count == sheet(false).lines.count)
    }
}
