import CareCore
import CareRecords
import Testing

@Suite("One household, one file") struct DossierTests {
    static let proof = DossierProof(
        entries: 41, rows: 39,
        newest: DossierProof.Entry(
            number: 41, at: moment("2021-12-31T10:00:00+08:00"), hash: String(repeating: "0f", count: 32)),
        faults: [])
    static let none = DossierProof(entries: 0, rows: 0, newest: nil, faults: [])

    @Test func `missing evidence comes first, then the sections in the plan's order, then the proof`() throws {
        let html = DossierHTML.text(try Self.dossier())
        let titles = [
            "缺失证据", "基本信息", "一、筛查", "二、评估", "三、适老化", "四、能力评估", "五、个人信息", "六、设备", "七、上门",
            "八、家庭成员", "九、紧急呼叫", "十、异常事件", "十一、投诉", "十二、告警", "十三、设备资产", "十四、资产流转", "十五、资产消毒",
            "十六、回收任务", "十七、留存家庭", "十八、资金", "台账校验",
        ]
        var rest = html[...]
        for title in titles {
            let found = try #require(rest.firstRange(of: "<h2>\(title)"), "\(title)")
            rest = rest[found.upperBound...]
        }
    }

    @Test func `every line names the ledger's entry behind it, or the alarm`() throws {
        let dossier = try Self.dossier()
        for section in dossier.sections {
            for line in section.lines {
                #expect(line.cells.count == section.columns.count, "\(section.title)")
                #expect(line.trace.hasPrefix("台账 ") || line.trace.hasPrefix("告警 "), "\(section.title)")
            }
        }
        let alarms = try #require(dossier.sections.first { $0.title == "十二、告警与处置" })
        #expect(
            alarms.lines == [
                Dossier.Line(
                    [
                        "呼叫按钮", "P1", "2021-11-06 08:00:00", "2", "2021-11-06 08:00:30 o-1",
                        "2021-11-06 08:15:00 o-2", "2021-11-06 08:20:00 o-1", "误按",
                    ], detail: "回拨:2021-11-06 08:01:00 o-1; 派人:2021-11-06 08:02:00 o-1 → 王*; 处置说明:***",
                    trace: "告警 7")
            ])
        let shown = try Self.dossier(showsPeople: true).sections.first { $0.title == "十二、告警与处置" }
        #expect(shown?.lines.first?.detail.hasSuffix("→ 王某; 处置说明:老人误按") == true)
        let money = try #require(dossier.sections.last)
        #expect(money.title == "十八、资金(支出合计300.00元)")
        #expect(
            money.lines.first?.cells == ["m-1", "2021-12-20", "上门", "州", "支出", "300.00", "文 1", "v-1"])
    }

    @Test func `when older alarms are left out the heading says so`() throws {
        let cut = try Dossier(
            DossierDesk().records(), alarms: [Self.alarm], areOlderLeftOut: true, proof: Self.proof,
            on: day("2021-12-31"), showsPeople: false)
        #expect(cut.sections.contains { $0.title == "十二、告警与处置(只列最近1条,更早的未列出)" })
    }

    @Test func `people are masked unless they may be shown`() throws {
        let masked = DossierHTML.text(try Self.dossier())
        #expect(!masked.contains("11010519491231002X") && masked.contains("110105"))
        #expect(!masked.contains("张某") && masked.contains("张*"))
        #expect(masked.contains("各项得分:***") && masked.contains("个人信息已遮盖"))
        let shown = DossierHTML.text(try Self.dossier(showsPeople: true))
        #expect(shown.contains("11010519491231002X") && shown.contains("张某"))
        #expect(shown.contains("进食 10、洗澡 5") && !shown.contains("个人信息已遮盖"))
    }

    @Test func `who signed for a thing of the kit, and as what, stands with it; the name is masked`() throws {
        let desk = DossierDesk()
        desk.change(.kitItem, "k-1", ["acceptedBy": "孙大娘", "acceptedAs": "guardian", "testSeen": "声光应答"])
        func detail(showsPeople: Bool) throws -> String {
            let kit = try Self.dossier(desk, showsPeople: showsPeople).sections.first { $0.title.hasPrefix("六") }
            return try #require(kit?.lines.first).detail
        }
        let masked = try detail(showsPeople: false)
        #expect(masked.contains("家中签收人:孙**; 签收人身份:监护人") && masked.contains("测试现场所见:***"))
        let shown = try detail(showsPeople: true)
        #expect(shown.contains("家中签收人:孙大娘; 签收人身份:监护人") && shown.contains("测试现场所见:声光应答"))
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</style><b>", "'&amp;", "a\u{202E}b",
    ])
    func `what people wrote is text and nothing else`(words: String) throws {
        let desk = DossierDesk()
        desk.change(.resident, "r-1", ["name": words])
        desk.change(.careCase, "c-1", ["screenedBy": words, "screenDocument": words])
        desk.change(.training, "t-1", ["name": words, "certificate": words])
        let html = DossierHTML.text(try Self.dossier(desk, showsPeople: true))
        #expect(!html.contains("<script") && !html.contains("<img") && !html.contains("<b>"))
        #expect(!html.contains("\u{202E}"))
        #expect(html.ranges(of: "</style>").count == 1)
        #expect(html.contains(DossierHTML.escaped(words)))
        #expect(!DossierHTML.escaped(words).contains { "<>\"'".contains($0) })
    }

    @Test func `the file needs nothing beside it`() throws {
        let html = DossierHTML.text(try Self.dossier())
        for word in ["http:", "https:", "src=", "url(", "@import", "<script", "<link"] { #expect(!html.contains(word)) }
        #expect(html.contains("size: A4") && html.contains("table-header-group") && html.contains("counter(page)"))
        #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"zh-CN\">"))
    }

    @Test func `what the ledger does not vouch for, and a ledger without entries, are told`() throws {
        let broken = DossierProof(
            entries: 41, rows: 39, newest: Self.proof.newest, faults: ["第 12 条起不相扣", "visit v-1 不符 <b>"])
        let told = DossierHTML.text(try Self.dossier(proof: broken))
        #expect(told.contains("校验未通过") && !told.contains("校验通过"))
        #expect(told.contains("<li>第 12 条起不相扣</li>\n<li>visit v-1 不符 &lt;b&gt;</li>"))
        #expect(DossierHTML.text(try Self.dossier()).contains("校验通过:全部 41 条记录逐条相扣,39 行数据"))
        #expect(DossierHTML.text(try Self.dossier(proof: Self.none)).contains("台账尚无记录"))
        let emptied = DossierProof(entries: 0, rows: 39, newest: nil, faults: ["visit v-1 不符"])
        #expect(DossierHTML.text(try Self.dossier(proof: emptied)).contains("校验未通过"), "no entry, but rows")
    }

    @Test func `a dossier of the same records is the same text`() throws {
        #expect(DossierHTML.text(try Self.dossier()) == DossierHTML.text(try Self.dossier()))
    }

    @Test func `a bed of which nothing is known has a dossier that says so`() throws {
        let bed = try #require(BedID("532901-000009"))
        let records = DossierRecords(bed) { _, _ in [] }
        #expect(records.isEmpty)
        let dossier = try Dossier(records, alarms: [], proof: Self.none, on: day("2021-12-31"), showsPeople: false)
        #expect(dossier.sections.allSatisfy { $0.lines.isEmpty })
        #expect(Self.body(DossierHTML.text(dossier)) == Self.nothing)
    }

    /// The head without the style sheet, whose look is judged by eye, and the body.
    private static func body(_ html: String) -> String {
        guard let from = html.firstRange(of: "<body>"), let until = html.firstRange(of: "</body>") else { return "" }
        return String(html[from.lowerBound..<until.upperBound])
    }

    static func dossier(
        _ desk: DossierDesk = DossierDesk(), proof: DossierProof = proof, showsPeople: Bool = false
    ) throws -> Dossier {
        desk.change(
            .assessment, "a-1",
            ["standard": "mzt-039-2013", "scores": "10 5 5 10 10 10 10 15 15 10 0 0 0 0 0 0 0 0 0 0 0 0"])
        return try Dossier(
            desk.records(), alarms: [alarm], proof: proof, on: day("2021-12-31"), showsPeople: showsPeople)
    }

    private static var alarm: DossierAlarm {
        func deed(_ time: String, _ by: String) -> AlarmDeed {
            AlarmDeed(at: moment("2021-11-06T08:\(time)+08:00"), by: by)
        }
        var alarm = DossierAlarm(
            id: AlarmID(7), title: "呼叫按钮", priority: .p1, isTest: false,
            raisedAt: moment("2021-11-06T08:00:00+08:00"), count: 2, acknowledged: deed("00:30", "o-1"))
        alarm.calledBack = deed("01:00", "o-1")
        alarm.dispatched = deed("02:00", "o-1")
        alarm.responder = "王某"
        alarm.arrived = deed("15:00", "o-2")
        alarm.closed = deed("20:00", "o-1")
        alarm.closeReason = .falsePress
        alarm.closeText = "老人误按"
        return alarm
    }

    static let nothing = """
        <body>
        <header><h1>家庭养老床位档案</h1>
        <p class="sub">一户一档 · 床位 532901-000009 · 截至 2021-12-31 · 个人信息已遮盖</p></header>
        <section class="missing"><h2>缺失证据 1 项</h2>
        <table><thead><tr><th class="no">序号</th><th>缺什么</th><th>哪条记录</th><th>说明</th></tr></thead>
        <tbody>
        <tr><td class="no">1</td><td>无筛查记录</td><td>532901-000009</td><td>本床位没有个案</td></tr>
        </tbody></table></section>
        <section><h2>基本信息</h2>
        <dl>
        <div><dt>床位编号</dt><dd>532901-000009</dd></div>
        </dl></section>
        <section><h2>一、筛查</h2>
        <p class="none">无记录</p></section>
        <section><h2>二、评估改造协议与服务进程</h2>
        <p class="none">无记录</p></section>
        <section><h2>三、适老化改造清单</h2>
        <p class="none">无记录</p></section>
        <section><h2>四、能力评估(各项得分)</h2>
        <p class="none">无记录</p></section>
        <section><h2>五、个人信息同意书</h2>
        <p class="none">无记录</p></section>
        <section><h2>六、设备配置与验收</h2>
        <p class="none">无记录</p></section>
        <section><h2>七、上门服务</h2>
        <p class="none">无记录</p></section>
        <section><h2>八、家庭成员技能培训</h2>
        <p class="none">无记录</p></section>
        <section><h2>九、紧急呼叫记录</h2>
        <p class="none">无记录</p></section>
        <section><h2>十、异常事件</h2>
        <p class="none">无记录</p></section>
        <section><h2>十一、投诉</h2>
        <p class="none">无记录</p></section>
        <section><h2>十二、告警与处置</h2>
        <p class="none">无记录</p></section>
        <section><h2>十三、设备资产</h2>
        <p class="none">无记录</p></section>
        <section><h2>十四、资产流转</h2>
        <p class="none">无记录</p></section>
        <section><h2>十五、资产消毒、检测与清除</h2>
        <p class="none">无记录</p></section>
        <section><h2>十六、回收任务</h2>
        <p class="none">无记录</p></section>
        <section><h2>十七、留存家庭的资产</h2>
        <p class="none">无记录</p></section>
        <section><h2>十八、资金</h2>
        <p class="none">无记录</p></section>
        <section class="proof"><h2>台账校验</h2><p>台账尚无记录。</p></section>
        </body>
        """
}
