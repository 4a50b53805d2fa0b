public import CareRecords

/// A summary as a workbook for offices: a sheet to be signed with every figure of the county, its target and what was
/// reached, and a sheet with a row for each provider or township. A view without the county's own row has the second
/// sheet alone: nobody signs a part as the whole. The same summary is the same bytes.
public enum SummaryXLSX {
    /// The file.
    /// - Throws: `WorkbookError`.
    public static func bytes(_ view: SummaryView) throws -> [UInt8] {
        let book = try Workbook(title: title(view))
        if let total = view.rows.last, total.label.isSum { try writeOverview(view, total, try book.sheet("汇总")) }
        try writeRows(view, try book.sheet("分\(view.grouping.title)"))
        return try book.bytes()
    }

    private static func title(_ view: SummaryView) -> String {
        let place = view.summary.county.map { view.name($0) } ?? "全州"
        return "\(place)家庭养老床位汇总表（\(view.summary.period.title)）"
    }

    /// Heading, who filled it in, who checked it and when, to be signed by hand; then the figures.
    private static func writeOverview(_ view: SummaryView, _ total: SummaryRow, _ sheet: Worksheet) throws {
        try writeHead(view, sheet)
        for (column, text) in ["类别", "指标", "单位", "任务", "本期", "累计", "完成率(%)"].enumerated() {
            try sheet.write(text, row: 4, column: column, .heading)
        }
        for (index, figure) in FigureCatalogue.shown.enumerated() {
            let row = index + 5
            try sheet.write(figure.group.title, row: row, column: 0)
            try sheet.write(figure.title, row: row, column: 1)
            try sheet.write(figure.unit.title, row: row, column: 2)
            let target = view.target(figure, total)
            if let target { try sheet.write(target, decimals: 0, row: row, column: 3, isSum: false) }
            try write(view.shown(figure, total, isTotal: false), figure, sheet, row, 4)
            guard figure.measure != .standing else { continue }
            let reached = view.shown(figure, total, isTotal: true)
            try write(reached, figure, sheet, row, 5)
            if let target, target > 0, case .number(let number, _) = reached {
                try sheet.write(number * 1_000 / target, decimals: 1, row: row, column: 6, isSum: false)
            }
        }
        try sheet.width(0...0, 8)
        try sheet.width(1...1, 30)
        try sheet.width(2...2, 8)
        try sheet.width(3...6, 14)
        try sheet.freeze(row: 5, column: 2)
    }

    private static func writeRows(_ view: SummaryView, _ sheet: Worksheet) throws {
        try writeHead(view, sheet)
        let table = SummarySheet(view)
        for (column, title) in table.titles.enumerated() { try sheet.write(title, row: 4, column: column, .heading) }
        try sheet.height(row: 4, 48)
        for (index, cells) in table.rows.enumerated() {
            let isSum = view.rows[index].label.isSum
            for (column, cell) in cells.enumerated() {
                switch cell {
                case .text(let text), .blank(let text):
                    try sheet.write(text, row: index + 5, column: column, isSum ? .sum : .plain)
                case .number(let number, let decimals):
                    try sheet.write(number, decimals: decimals, row: index + 5, column: column, isSum: isSum)
                }
            }
        }
        let keys = SummarySheet.keyTitles.count
        try sheet.width(0...2, 10)
        try sheet.width(3...3, 11)
        try sheet.width(4...4, 21)
        try sheet.width(5...5, 24)
        try sheet.width(keys...(table.titles.count - 1), 12)
        try sheet.freeze(row: 5, column: keys)
    }

    private static func writeHead(_ view: SummaryView, _ sheet: Worksheet) throws {
        try sheet.write(title(view), row: 0, column: 0, .title)
        try sheet.height(row: 0, 26)
        try sheet.write("填报人：____________    审核人：____________    日期：____________", row: 1, column: 0)
        try sheet.write(view.standing, row: 2, column: 0, .note)
    }

    private static func write(
        _ shown: SummaryView.Shown, _ figure: Figure, _ sheet: Worksheet, _ row: Int, _ column: Int
    ) throws {
        switch shown {
        case .number(let number, _):
            try sheet.write(number, decimals: figure.unit.decimals, row: row, column: column, isSum: false)
        case .hidden: try sheet.write(SummaryView.hiddenMark, row: row, column: column)
        case .nothing: break
        }
    }
}
