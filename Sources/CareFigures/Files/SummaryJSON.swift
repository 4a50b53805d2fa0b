internal import CareCore
public import CareRecords
internal import CareWire

/// A summary as JSON for other programs: every figure of every row, of a ratio both numbers that are divided.
public enum SummaryJSON {
    /// The document. The same summary is the same bytes. `link` gives the address of the rows behind a figure of a row;
    /// `null` stands without it, where it gives none, and where nothing of the period is behind the figure.
    public static func bytes(
        _ view: SummaryView, link: ((SummaryRow.Label, Figure) -> String?)? = nil
    ) -> [UInt8] {
        let document = Fields { fields in
            fields.put("period", view.summary.period.text)
            fields.put("first", view.summary.period.first.recordText)
            fields.put("last", view.summary.until.recordText)
            fields.put("county", view.summary.county?.description)
            fields.put("by", view.grouping.rawValue)
            putStanding(view.summary.standing, &fields)
            fields.put("masked", view.mask != nil)
            fields.put("rows", view.rows.map { row($0, view, link) })
        }
        return document.bytes + [UInt8(ascii: "\n")]
    }

    /// `standing, revision, revisions`: what the figures are, and the revision of a month, or those of the counties and
    /// months that were added up.
    private static func putStanding(_ standing: CountySummary.Standing, _ fields: inout Fields) {
        var name = "frozen"
        var (revision, revisions): (SummaryRevision?, [(name: String, revision: SummaryRevision)]?) = (nil, nil)
        switch standing {
        case .running: name = "running"
        case .provisional: name = "provisional"
        case .recomputed: name = "recomputed"
        case .frozen(let one): revision = one
        case .frozenTogether(let all):
            revisions = all.sorted { $0.key < $1.key }.map { ($0.key.description, $0.value) }
        case .frozenMonths(let all):
            revisions = all.sorted { $0.key < $1.key }.map { ($0.key.recordText, $0.value) }
        case .frozenMonthsTogether(let all):
            revisions = all.sorted { $0.key < $1.key }.flatMap { county, months in
                months.sorted { $0.key < $1.key }.map { ("\(county) \($0.key.recordText)", $0.value) }
            }
        }
        fields.put("standing", name)
        fields.put("revision", revision.map { Fields($0) })
        fields.put(
            "revisions",
            revisions.map { all in
                Fields { fields in for (name, revision) in all { fields.put(name, Fields(revision)) } }
            })
    }

    private static func row(
        _ row: SummaryRow, _ view: SummaryView, _ link: ((SummaryRow.Label, Figure) -> String?)?
    ) -> Fields {
        Fields { fields in
            putLabel(row.label, &fields)
            fields.put("name", view.name(row.label))
            let figures = Fields { fields in
                for figure in FigureCatalogue.all {
                    fields.put(figure.name, cell(figure, row, view, link))
                }
            }
            fields.put("figures", figures)
        }
    }

    /// `kind, county, provider, township`.
    private static func putLabel(_ label: SummaryRow.Label, _ fields: inout Fields) {
        let kind =
            switch label {
            case .provider: "provider"
            case .township: "township"
            case .county: "county"
            case .prefecture: "prefecture"
            }
        fields.put("kind", kind)
        fields.put("county", label.place.county?.description)
        fields.put("provider", label.place.provider?.text)
        fields.put("township", label.place.township?.description)
    }

    private static func cell(
        _ figure: Figure, _ row: SummaryRow, _ view: SummaryView,
        _ link: ((SummaryRow.Label, Figure) -> String?)?
    ) -> Fields {
        Fields { fields in
            putValue(figure, row, view, isTotal: false, "value", &fields)
            if figure.measure != .standing {
                putValue(figure, row, view, isTotal: true, "cumulative", &fields)
            }
            fields.put("target", view.target(figure, row))
            fields.put("rows", isEmpty(figure, row) ? nil : link?(row.label, figure))
        }
    }

    /// Whether no row of the period is behind a figure: a share of nothing has none, one of 0 % has those divided by.
    private static func isEmpty(_ figure: Figure, _ row: SummaryRow) -> Bool {
        let value = row.value(figure, \.period)
        return value.part == 0 && value.whole ?? 0 == 0
    }

    /// A number as decimal text would lose nothing, but other programs want numbers; `null` is a share of nothing, and
    /// what is hidden says so by a field of its own.
    private static func putValue(
        _ figure: Figure, _ row: SummaryRow, _ view: SummaryView, isTotal: Bool, _ name: String,
        _ fields: inout Fields
    ) {
        let shown = view.shown(figure, row, isTotal: isTotal)
        var number: String?
        if case .number(_, let text) = shown { number = text }
        let isHidden = shown == .hidden
        fields.put(name, decimal: number)
        fields.put("\(name)_hidden", isHidden)
        guard case .ratio = figure.measure else { return }
        let value = row.value(figure, isTotal ? \.total : \.period)
        fields.put("\(name)_part", isHidden ? nil : value.part)
        fields.put("\(name)_of", isHidden ? nil : value.whole ?? 0)
    }
}
