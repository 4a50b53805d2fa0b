internal import CareCore
public import CareRecords
internal import CareWire

/// A summary as JSON for other programs: every figure of every row, of a ratio both numbers that are divided.
public enum SummaryJSON {
    /// The document. The same summary is the same bytes. `link` gives the address of the rows behind a figure of a row;
    /// without it there are no links, nor where it gives none or nothing of the period is behind the figure.
    public static func bytes(
        _ view: SummaryView, link: ((SummaryRow.Label, Figure) -> String?)? = nil
    ) -> [UInt8] {
        var writer = JSONWriter(capacity: 65_536)
        writer.object { writer in
            writer.field("period", view.summary.period.text)
            writer.field("first", view.summary.period.first.recordText)
            writer.field("last", view.summary.until.recordText)
            writer.field("county", view.summary.county?.description)
            writer.field("by", view.grouping.rawValue)
            standing(view.summary.standing, &writer)
            writer.field("masked", view.mask != nil)
            writer.array("rows") { writer in
                for row in view.rows { self.row(row, view, link, &writer) }
            }
        }
        writer.newline()
        return writer.bytes
    }

    private static func standing(_ standing: CountySummary.Standing, _ writer: inout JSONWriter) {
        switch standing {
        case .running: writer.field("standing", "running")
        case .provisional: writer.field("standing", "provisional")
        case .recomputed: writer.field("standing", "recomputed")
        case .frozen(let revision):
            writer.field("standing", "frozen")
            writer.name("revision")
            object(revision, &writer)
        case .frozenTogether(let revisions):
            list(revisions.sorted { $0.key < $1.key }.map { ($0.key.description, $0.value) }, &writer)
        case .frozenMonths(let revisions):
            list(revisions.sorted { $0.key < $1.key }.map { ($0.key.recordText, $0.value) }, &writer)
        }
    }

    /// Revisions by county or by month.
    private static func list(_ revisions: [(name: String, revision: SummaryRevision)], _ writer: inout JSONWriter) {
        writer.field("standing", "frozen")
        writer.name("revisions")
        writer.object { writer in
            for (name, revision) in revisions {
                writer.name(name)
                object(revision, &writer)
            }
        }
    }

    private static func object(_ revision: SummaryRevision, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("number", revision.number)
            writer.field("at", revision.at.recordText)
            writer.field("by", revision.by)
            writer.field("reason", revision.reason)
            writer.field("digest", revision.digest)
            writer.field("anchor", revision.anchor.line)
        }
    }

    private static func row(
        _ row: SummaryRow, _ view: SummaryView, _ link: ((SummaryRow.Label, Figure) -> String?)?,
        _ writer: inout JSONWriter
    ) {
        writer.object { writer in
            label(row.label, view, &writer)
            writer.name("figures")
            writer.object { writer in
                for figure in FigureCatalogue.all {
                    writer.name(figure.name)
                    writer.object { writer in
                        if figure.measure == .standing {
                            value(figure, row, view, isTotal: false, "value", &writer)
                        } else {
                            value(figure, row, view, isTotal: false, "value", &writer)
                            value(figure, row, view, isTotal: true, "cumulative", &writer)
                        }
                        if let target = view.target(figure, row) { writer.field("target", target) }
                        if !isEmpty(figure, row), let rows = link?(row.label, figure) { writer.field("rows", rows) }
                    }
                }
            }
        }
    }

    /// Whether no row of the period is behind a figure: a share of nothing has none, one of 0 % has those divided by.
    private static func isEmpty(_ figure: Figure, _ row: SummaryRow) -> Bool {
        let value = row.value(figure, \.period)
        return value.part == 0 && value.whole ?? 0 == 0
    }

    private static func label(_ label: SummaryRow.Label, _ view: SummaryView, _ writer: inout JSONWriter) {
        switch label {
        case .provider(let county, let provider):
            writer.field("kind", "provider")
            writer.field("county", county.description)
            writer.field("provider", provider?.text)
        case .township(let county, let township):
            writer.field("kind", "township")
            writer.field("county", county.description)
            writer.field("township", township?.description)
        case .county(let county):
            writer.field("kind", "county")
            writer.field("county", county.description)
        case .prefecture: writer.field("kind", "prefecture")
        }
        writer.field("name", view.name(label))
    }

    /// A number as decimal text would lose nothing, but other programs want numbers; `null` is a share of nothing, and
    /// what is hidden says so by a field of its own.
    private static func value(
        _ figure: Figure, _ row: SummaryRow, _ view: SummaryView, isTotal: Bool, _ name: String,
        _ writer: inout JSONWriter
    ) {
        writer.name(name)
        switch view.shown(figure, row, isTotal: isTotal) {
        case .number(_, let text): writer.raw(text.utf8)
        case .nothing: writer.null()
        case .hidden:
            writer.null()
            writer.field("\(name)_hidden", true)
            return
        }
        guard case .ratio = figure.measure else { return }
        let value = row.value(figure, isTotal ? \.total : \.period)
        writer.field("\(name)_part", value.part)
        writer.field("\(name)_of", value.whole ?? 0)
    }
}
