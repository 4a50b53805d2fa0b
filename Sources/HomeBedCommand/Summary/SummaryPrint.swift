import CareCore
import CareRecords

/// A summary for somebody who looks at a terminal: how far each target is reached, then the figures by group.
struct SummaryPrint {
    let lines: [String]

    /// Squares of a full bar.
    private static let barLength = 24
    /// Eighths of a square, least first.
    private static let eighths = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    init(_ view: SummaryView) {
        guard let total = view.rows.last else {
            lines = ["no county is on record"]
            return
        }
        var lines = ["\(view.name(total.label)) \(view.summary.period.title)  \(Self.standing(view))", ""]
        lines += Self.targets(view, total)
        for group in FigureGroup.allCases where group != .target {
            lines += Self.figures(of: group, view, total)
        }
        lines += Self.rows(view)
        self.lines = lines
    }

    private static func standing(_ view: SummaryView) -> String {
        switch view.summary.standing {
        case .running: "至\(view.summary.until.recordText)，期间未结束"
        case .provisional: "暂定，次月5日后冻结"
        case .recomputed: "按当前记录计算"
        case .frozen(let revision):
            "已冻结第\(revision.number)版 \(CivilDate(of: revision.at).recordText)"
                + (revision.reason.map { " \($0)" } ?? "")
        case .frozenTogether: "各县市已冻结"
        case .frozenMonths: "由已冻结各月合成"
        case .frozenMonthsTogether: "由各县市已冻结各月合成"
        }
    }

    private static func targets(_ view: SummaryView, _ total: SummaryRow) -> [String] {
        var table = Table("任务", "目标", "累计", "", "")
        for figure in FigureCatalogue.shown {
            guard let target = view.target(figure, total) else { continue }
            let shown = view.shown(figure, total, isTotal: true)
            guard case .number(let number, let text) = shown else {
                table.add(figure.title, "\(target)", SummaryView.hiddenMark, "", "")
                continue
            }
            let share = target > 0 ? Double(number) / Double(target) : 1
            table.add(figure.title, "\(target)", text, bar(share), "\(Int(share * 100)) %")
        }
        return table.lines
    }

    /// A bar of which `share` is full; more than all of it is not longer.
    static func bar(_ share: Double) -> String {
        let eighth = Int((min(max(share, 0), 1) * Double(barLength * 8)).rounded(.down))
        let full = String(repeating: "█", count: eighth / 8)
        let rest = eighth % 8 == 0 ? "" : eighths[eighth % 8]
        return full + rest + String(repeating: "·", count: barLength - eighth / 8 - (rest.isEmpty ? 0 : 1))
    }

    /// Devices stand in a table of their own: a row for each kind.
    private static func figures(of group: FigureGroup, _ view: SummaryView, _ total: SummaryRow) -> [String] {
        if group == .devices { return devices(view, total) }
        var table = Table(group.title, "单位", "本期", "累计")
        for figure in FigureCatalogue.shown where figure.group == group {
            table.add(
                figure.title, figure.unit.title, text(view.shown(figure, total, isTotal: false)),
                figure.measure == .standing ? "" : text(view.shown(figure, total, isTotal: true)))
        }
        return [""] + table.lines
    }

    private static func devices(_ view: SummaryView, _ total: SummaryRow) -> [String] {
        let figures = FigureCatalogue.shown.filter { $0.group == .devices }
        // The titles are those of kind and measure, with a colon between them.
        let parts = figures.map { $0.title.split(separator: ":").map(String.init) }
        var kinds: [String] = []
        var measures: [String] = []
        for part in parts where part.count == 2 {
            if !kinds.contains(part[0]) { kinds.append(part[0]) }
            if !measures.contains(part[1]) { measures.append(part[1]) }
        }
        var table = Table(["设备（本期）"] + measures)
        for kind in kinds {
            table.add(
                [kind]
                    + measures.map { measure in
                        figures.first { $0.title == "\(kind):\(measure)" }
                            .map { text(view.shown($0, total, isTotal: false)) } ?? ""
                    })
        }
        return [""] + table.lines
    }

    private static func rows(_ view: SummaryView) -> [String] {
        let names = ["persons-served", "beds-built", "visits-served", "training-beds", "money-paid"]
        let figures = names.compactMap { FigureCatalogue[$0] }
        var table = Table([view.grouping.title] + figures.map(\.title) + ["（累计）"])
        for row in view.rows {
            table.add(
                [view.name(row.label)]
                    + figures.map { text(view.shown($0, row, isTotal: $0.measure != .standing)) } + [""])
        }
        return [""] + table.lines
    }

    private static func text(_ shown: SummaryView.Shown) -> String {
        switch shown {
        case .number(_, let text): text
        case .hidden: SummaryView.hiddenMark
        case .nothing: "-"
        }
    }
}
