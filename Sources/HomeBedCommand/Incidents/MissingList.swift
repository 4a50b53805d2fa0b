import CareCore
import CareStore

/// The list of those whom nobody has reached, for people who go with a sheet of paper.
struct MissingList {
    let incident: IncidentRecord
    /// The most urgent first.
    let missing: [IncidentBedRecord]

    /// Columns with room for what is found.
    var lines: [String] {
        var table = Table("序号", "床位", "风险", "现况", "最后消息", "联系结果", "联系人签名", "时间")
        for (index, bed) in missing.enumerated() {
            let standing = bed.standing
            table.add(
                "\(index + 1)", "\(bed.bed)", bed.risk.title.zh,
                standing.isAway ? "登记离家" : standing.standing.title.zh,
                TimeText.short(standing.pressedAt ?? standing.heardAt), "________", "________", "________")
        }
        return [
            "\(incident.isDrill ? "【演练】" : "")未联系到人员名单",
            "事件 \(incident.id)，\(incident.kind.title.zh)，乡镇 \(incident.township)，"
                + "启动 \(TimeText.short(incident.openedAt))",
            "床位 \(incident.beds) 张，已联系 \(incident.reached)，未联系 \(missing.count)",
            "",
        ] + table.lines
    }
}
