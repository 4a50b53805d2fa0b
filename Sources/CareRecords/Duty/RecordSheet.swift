/// A record laid out for print: a title, and lines of a title and a value each.
public struct RecordSheet: Sendable, Equatable {
    /// A line.
    public struct Line: Sendable, Equatable {
        /// What the value is.
        public let title: String
        /// The value in Chinese; never empty.
        public let value: String
    }

    /// The heading.
    public let title: String
    /// The lines, in order.
    public private(set) var lines: [Line]

    /// Lays out one row: every filled field in the order of the table. `showsPeople`: whether names, telephones,
    /// addresses and words about people stand there as they are; the row must be unsealed for that.
    public init(_ title: String, _ table: RecordTable, _ row: RecordRow, showsPeople: Bool) {
        self.title = title
        lines = Self.lines(table, row, showsPeople: showsPeople)
    }

    /// Lays out a duty record.
    public init(_ kind: DutyRecordKind, _ row: RecordRow, showsPeople: Bool) {
        self.init(kind.title, kind.table, row, showsPeople: showsPeople)
    }

    /// Lays out a whole report of an abnormal event: first part, follow-ups, notices, and who is still to be told.
    /// The follow-ups and notices are those of this event.
    public static func report(
        _ event: RecordRow, followUps: [RecordRow], notices: [RecordRow], rules: [RecordRow], showsPeople: Bool
    ) -> RecordSheet {
        var sheet = RecordSheet(.abnormalEvent, event, showsPeople: showsPeople)
        func add(_ heading: String, _ table: RecordTable, _ rows: [RecordRow]) {
            for (index, row) in rows.enumerated() {
                sheet.lines.append(Line(title: heading, value: "第\(index + 1)次"))
                sheet.lines += lines(table, row, showsPeople: showsPeople).filter { $0.title != "异常事件编号" }
            }
        }
        add("续报", .abnormalFollowUp, followUps)
        add("向主管部门报告", .authorityNotice, notices)
        for open in OpenNotice.list(events: [event], notices: notices, rules: rules) {
            let due = open.due.map { ",应于\($0.spokenText)前报告" } ?? ""
            sheet.lines.append(
                Line(title: "尚未报告", value: "\(open.authority.title)(自\(open.since.spokenText)起\(due))"))
        }
        return sheet
    }

    private static func lines(_ table: RecordTable, _ row: RecordRow, showsPeople: Bool) -> [Line] {
        table.columns.compactMap { column in
            guard let text = column.spokenText(row[name: column.name]), !text.isEmpty else { return nil }
            return Line(title: column.title, value: column.privacy.shown(text, showsPeople: showsPeople))
        }
    }
}
