import CareCore
import CareStore

/// The record that is kept of an incident or drill: 应急演练记录. Source of what it holds: 大政办发〔2021〕30号.
struct DrillSheet {
    let incident: IncidentRecord
    let beds: [IncidentBedRecord]
    let problems: [IncidentProblem]

    /// Markdown.
    var lines: [String] { head + reached + missing + rectifications + ending }

    private var head: [String] {
        let name = incident.isDrill ? "应急演练记录" : "突发事件处置记录"
        let note = incident.note.isEmpty ? [] : ["- 说明：\(Self.cell(incident.note))"]
        return [
            "# \(name)", "",
            "- 编号：\(incident.id)",
            "- 时间：\(TimeText.short(incident.openedAt)) 至 "
                + (incident.closedAt.map(TimeText.short) ?? "（未结束）"),
            "- 地点：乡镇 \(incident.township)",
            "- 类型：\(incident.kind.title.zh)\(incident.isDrill ? "（演练）" : "")",
        ] + note + [
            "- 参加人员：\(people.joined(separator: "、"))",
            "- 床位：\(incident.beds) 张，已联系 \(incident.reached)，"
                + "\(incident.isDrill ? "演练按键" : "告警") \(incident.alarms) 起",
            "",
        ]
    }

    /// Everybody who did something, in order of name.
    private var people: [String] {
        var names: Set<String> = [incident.openedBy]
        if let by = incident.closedBy { names.insert(by) }
        for contact in beds.compactMap(\.standing.contact) { names.insert(contact.by) }
        for problem in problems {
            let deeds = [problem.found, problem.rectified, problem.accepted]
            for deed in deeds.compactMap(\.self) { names.insert(deed.by) }
        }
        return names.sorted().map(Self.cell)
    }

    private var reached: [String] {
        let found = beds.filter { $0.standing.contact != nil }
        guard !found.isEmpty else { return ["## 已联系", "", "无", ""] }
        let rows = found.map { bed in
            let contact = bed.standing.contact
            return Self.row([
                "\(bed.bed)", TimeText.short(bed.standing.heardAt), TimeText.short(bed.standing.pressedAt),
                TimeText.short(contact?.at), contact?.by ?? "", contact?.way.title.zh ?? "", contact?.note ?? "",
            ])
        }
        return ["## 已联系", ""] + Self.table(["床位", "设备信号", "按键", "联系时间", "联系人", "方式", "情况"]) + rows + [""]
    }

    private var missing: [String] {
        let found = IncidentBedRecord.missing(among: beds)
        guard !found.isEmpty else { return ["## 未联系", "", "无", ""] }
        let rows = found.map { bed in
            Self.row([
                "\(bed.bed)", bed.risk.title.zh, TimeText.short(bed.standing.heardAt),
                TimeText.short(bed.standing.pressedAt), Self.reason(bed.standing),
            ])
        }
        return ["## 未联系", ""] + Self.table(["床位", "风险", "设备信号", "按键", "原因"]) + rows + [""]
    }

    /// Why nobody is down as having reached the person, as far as the gateway knows.
    private static func reason(_ standing: IncidentBed) -> String {
        if standing.isAway { return "登记离家" }
        switch standing.standing {
        case .pressed: return "已按键，无人联系"
        case .heard: return "设备有信号，无人联系"
        case .notReached, .answered: return "设备无信号，无人联系"
        }
    }

    private var rectifications: [String] {
        guard !problems.isEmpty else { return ["## 问题与整改", "", "无", ""] }
        let rows = problems.map { problem in
            Self.row([
                "\(problem.number)", problem.found.text, Self.signature(problem.found),
                problem.rectified?.text ?? "（未整改）", problem.rectified.map(Self.signature) ?? "",
                problem.accepted.map { $0.text.isEmpty ? "合格" : $0.text } ?? "（未验收）",
                problem.accepted.map(Self.signature) ?? "",
            ])
        }
        return ["## 问题与整改（一问题一整改，一整改一验收，一验收一签名）", ""]
            + Self.table(["序号", "问题", "发现", "整改", "整改人、时间", "验收", "验收签名、时间"]) + rows + [""]
    }

    private var ending: [String] {
        let signature = incident.closedBy.map(Self.cell) ?? ""
        return ["## 结论", "", incident.conclusion.map(Self.cell) ?? "（未结束）", "", "签名：\(signature)"]
    }

    private static func signature(_ deed: IncidentProblem.Deed) -> String { "\(deed.by) \(TimeText.short(deed.at))" }

    private static func table(_ titles: [String]) -> [String] {
        [row(titles), row(titles.map { _ in "---" })]
    }

    private static func row(_ cells: [String]) -> String { "| \(cells.map(cell).joined(separator: " | ")) |" }

    /// A text that stays within its cell.
    private static func cell(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ").replacing("|", with: "\\|")
    }
}
