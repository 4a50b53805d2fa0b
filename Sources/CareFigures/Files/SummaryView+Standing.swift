internal import CareCore
internal import CareRecords

extension SummaryView {
    /// What the figures are, as a reader of a file is told: with the revision of what was frozen.
    var standing: String {
        let masked = mask == nil ? "" : "；\(Self.hiddenMark) 为小数保护"
        switch summary.standing {
        case .running: return "期间未结束，数据截至\(summary.until.recordText)" + masked
        case .provisional: return "暂定数，次月5日后冻结" + masked
        case .recomputed: return "按当前记录计算" + masked
        case .frozen(let revision):
            let reason = revision.reason.map { "（\($0)）" } ?? ""
            return "已冻结，第\(revision.number)版\(reason)，SHA-256 \(revision.digest)" + masked
        case .frozenTogether(let revisions):
            let list = revisions.sorted { $0.key < $1.key }.map { "\($0.key)第\($0.value.number)版" }
            return "已冻结：" + list.joined(separator: "、") + masked
        case .frozenMonths(let revisions):
            let list = revisions.sorted { $0.key < $1.key }.map { "\($0.key.recordText)第\($0.value.number)版" }
            return "由已冻结各月合成：" + list.joined(separator: "、") + masked
        case .frozenMonthsTogether(let counties):
            let list = counties.sorted { $0.key < $1.key }.map { county, months in
                let all = months.sorted { $0.key < $1.key }.map { "\($0.key.recordText)第\($0.value.number)版" }
                return "\(county)：" + all.joined(separator: "、")
            }
            return "由各县市已冻结各月合成：" + list.joined(separator: "；") + masked
        }
    }
}
