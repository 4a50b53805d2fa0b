import CareCore
import CareStore

/// The list of those whom nobody has reached, for people who go with a sheet of paper.
struct MissingList {
    let incident: IncidentRecord
    /// The most urgent first.
    let missing: [IncidentBedRecord]
    /// Whom their beds serve, where the records say so.
    let people: [BedID: MissingPerson]

    /// Columns with room for what is found.
    var lines: [String] {
        var table = Table("序号", "床位", "姓名", "电话", "地址", "风险", "现况", "最后消息", "联系结果", "联系人签名", "时间")
        for (index, bed) in missing.enumerated() {
            let (standing, person) = (bed.standing, people[bed.bed])
            table.add(
                "\(index + 1)", "\(bed.bed)", person?.name ?? "-", person?.phone ?? "-", person?.address ?? "-",
                bed.risk.title.zh,
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
