internal import CareCore
internal import CareProfiles
internal import CareRecords

/// Reads `reports/*.yaml`.
struct ReportReader {
    let name: String

    func read(_ value: YAMLValue) -> ReportMapping? {
        guard let mapping = value.mapping("report", keys: ["title", "source", "rows", "columns"]) else { return nil }
        let title = mapping.required("title")?.bilingual("title")
        let source = mapping.required("source")?.text("source")
        let rows = mapping.required("rows")?.word(
            "rows", ["provider": "provider", "township": "township", "county": "county"])
        let columns = mapping.required("columns")?.list("columns")?.compactMap(column)
        guard let title, let source, let rows, let columns else { return nil }
        return ReportMapping(
            name: name, title: title, source: source, grouping: rows == "township" ? .township : .provider,
            isOfCounties: rows == "county", columns: columns)
    }

    private func column(_ value: YAMLValue) -> ReportColumn? {
        let kinds = ["key", "figure", "text", "missing"]
        guard let mapping = value.mapping("column", keys: ["title", "value"] + kinds),
            let title = mapping.required("title")?.text("title")
        else { return nil }
        let found = mapping.entries.filter { kinds.contains($0.key) }
        guard found.count == 1, let (kind, entry) = found.first else {
            value.faults.report(
                "column \(title)", at: mapping.position, expected: "one of \(kinds.joined(separator: ", "))",
                found: found.isEmpty ? "none" : found.map(\.key).joined(separator: " and "))
            return nil
        }
        let isTotal = mapping["value"].map { $0.word("value", ["period": false, "cumulative": true]) } ?? false
        if kind != "figure", let stray = mapping.entry("value") {
            value.faults.report(
                "value of a column", at: stray.keyPosition, expected: "it beside a figure only", found: kind)
        }
        return content(kind, entry.value, isTotal: isTotal ?? false).map { ReportColumn(title: title, content: $0) }
    }

    private func content(_ kind: String, _ value: YAMLValue, isTotal: Bool) -> ReportColumn.Content? {
        switch kind {
        case "key": return value.named(ReportKey.allCases) { $0.rawValue }.map { .key($0) }
        case "figure":
            guard let name = value.text("figure") else { return nil }
            guard let figure = FigureCatalogue[name] else {
                value.report(
                    "unknown figure", expected: "the name of a figure, as homebed summary --format json tells them",
                    fix: Suggestion.text(for: name, among: FigureCatalogue.all.map(\.name)))
                return nil
            }
            return .figure(figure, isTotal: isTotal)
        case "text": return value.text("text").map { .text($0) }
        default: return value.text("reason why it is missing").map { .missing($0) }
        }
    }
}
