/// The table of a run, in Markdown.
struct ReportTable {
    let rows: [ReportRow]

    var text: String {
        let cells = rows.map { [$0.what, $0.measured, $0.budget, $0.isMet ? "ok" : "missed"] }
        let head = ["what", "measured", "budget", ""]
        let widths = head.indices.map { column in
            max(3, ([head] + cells).map { $0[column].count }.max() ?? 0)
        }
        func line(_ cells: [String]) -> String {
            let padded = zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            return "| " + padded.joined(separator: " | ") + " |\n"
        }
        var text = line(head) + line(widths.map { String(repeating: "-", count: $0) })
        for row in cells { text += line(row) }
        text += "\n"
        for row in rows where !row.notes.isEmpty {
            text += "\(row.what):\n" + row.notes.map { "- \($0)\n" }.joined() + "\n"
        }
        return text
    }
}
