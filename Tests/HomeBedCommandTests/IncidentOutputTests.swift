import CareCore
import TestSupport
import Testing

@testable import CareStore
@testable import HomeBedCommand

@Suite struct IncidentOutputTests {
    private static let opened = Timestamp(milliseconds: 1_762_440_125_000)

    private func incident(isDrill: Bool = true, closed: Bool = true) throws -> IncidentRecord {
        IncidentRecord(
            id: IncidentID(3), kind: .earthquake, township: try #require(TownshipCode("532901001")),
            openedAt: Self.opened, openedBy: "李", note: "", drillUntil: isDrill ? Self.opened + .hours(1) : nil,
            closedAt: closed ? Self.opened + .minutes(40) : nil, closedBy: closed ? "李" : nil,
            conclusion: closed ? "备|钥匙\n两把" : nil, beds: 3, reached: 1, alarms: 2, openProblems: 1)
    }

    private func beds() throws -> [IncidentBedRecord] {
        let contact = IncidentContact(at: Self.opened + .minutes(5), by: "王", way: .call, note: "平安")
        let standings = [
            IncidentBed(heardAt: Self.opened, contact: contact), IncidentBed(), IncidentBed(pressedAt: Self.opened),
        ]
        return try standings.enumerated().map { number, standing in
            IncidentBedRecord(
                bed: try #require(BedID("532901-00000\(number + 1)")), standing: standing,
                risk: number == 1 ? .bedBoundAlone : .none)
        }
    }

    @Test func `the record of a drill holds what is asked for, and a text stays in its cell`() throws {
        let problem = IncidentProblem(
            number: 1, found: IncidentProblem.Deed(at: Self.opened, by: "李", text: "钥匙不在"),
            rectified: IncidentProblem.Deed(at: Self.opened + .days(1), by: "王", text: "备钥匙"),
            accepted: IncidentProblem.Deed(at: Self.opened + .days(2), by: "赵", text: ""))
        let sheet = DrillSheet(incident: try incident(), beds: try beds(), problems: [problem])
        #expect(
            sheet.lines == [
                "# 应急演练记录", "", "- 编号：3", "- 时间：2025-11-06 22:42:05 +08:00 至 2025-11-06 23:22:05 +08:00",
                "- 地点：乡镇 532901001", "- 类型：地震（演练）", "- 参加人员：李、王、赵", "- 床位：3 张，已联系 1，演练按键 2 起", "",
                "## 已联系", "", "| 床位 | 设备信号 | 按键 | 联系时间 | 联系人 | 方式 | 情况 |",
                "| --- | --- | --- | --- | --- | --- | --- |",
                "| 532901-000001 | 2025-11-06 22:42:05 +08:00 | - | 2025-11-06 22:47:05 +08:00 | 王 | 电话 | 平安 |", "",
                "## 未联系", "", "| 床位 | 风险 | 设备信号 | 按键 | 原因 |", "| --- | --- | --- | --- | --- |",
                "| 532901-000003 | 无记录风险 | - | 2025-11-06 22:42:05 +08:00 | 已按键，无人联系 |",
                "| 532901-000002 | 卧床且独居 | - | - | 设备无信号，无人联系 |", "",
                "## 问题与整改（一问题一整改，一整改一验收，一验收一签名）", "", "| 序号 | 问题 | 发现 | 整改 | 整改人、时间 | 验收 | 验收签名、时间 |",
                "| --- | --- | --- | --- | --- | --- | --- |",
                "| 1 | 钥匙不在 | 李 2025-11-06 22:42:05 +08:00 | 备钥匙 | 王 2025-11-07 22:42:05 +08:00 | 合格 | "
                    + "赵 2025-11-08 22:42:05 +08:00 |", "",
                "## 结论", "", "备\\|钥匙 两把", "", "签名：李",
            ])
    }

    @Test func `the list for the printer has a line a missing person, the most urgent first`() throws {
        let person = MissingPerson(name: "王老太", phone: "13987200001", address: "下关 大庄 3号")
        let list = MissingList(
            incident: try incident(closed: false), missing: .init(try beds().suffix(2).reversed()),
            people: [try #require(BedID("532901-000003")): person])
        let lines = list.lines
        #expect(lines[5].contains("王老太") && lines[5].contains("13987200001") && lines[5].contains("下关 大庄 3号"))
        #expect(lines[0] == "【演练】未联系到人员名单" && lines[2] == "床位 3 张，已联系 1，未联系 2")
        #expect(lines[5].hasPrefix("1") && lines[5].contains("532901-000003") && lines[5].contains("已按键求助"))
        #expect(lines[6].hasPrefix("2") && lines[6].contains("卧床且独居") && lines[6].contains("____"))
    }

    @Test func `the doctor names who has had no drill and what was left open`() throws {
        let county = try #require(CountyCode(532_901))
        let now = Self.opened + .hours(2)
        let rows = [
            DrillDueRecord(county: county, provider: nil, beds: 3, lastDrill: now - .days(10)),
            DrillDueRecord(county: county, provider: ProviderID("care-1"), beds: 3, lastDrill: nil),
        ]
        let open = try incident(closed: false)
        #expect(DrillDoctor.judge([], open: [], at: now) == [])
        #expect(DrillDoctor.judge([rows[0]], open: [], at: now).map(\.level) == [.ok])
        let findings = DrillDoctor.judge(rows, open: [open], at: now)
        #expect(findings.map(\.level) == [.warn, .warn])
        #expect(findings[0].found == "none within half a year: care-1 in 532901" && findings[1].found.hasSuffix(": 3"))
        #expect(DrillDoctor.judge(rows, open: [open], at: Self.opened + .minutes(59)).count == 1)
    }
}
