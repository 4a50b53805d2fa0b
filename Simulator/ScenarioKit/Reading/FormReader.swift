import CareCore
import CareProfiles
import CareRecords
import FleetModel

/// Reads the forms that people fill in, and checks that there are such forms with such fields. What is written in them
/// is judged by the gateway, as in life.
enum FormReader {
    /// Forms that are on record before the story begins.
    static func books(_ value: YAMLValue) -> [WrittenForm]? {
        guard let forms = value.list("books") else { return nil }
        let read = forms.map { value -> WrittenForm? in
            guard let mapping = value.mapping("form", keys: ["form", "fields"]),
                let name = mapping.required("form"), let fields = mapping.required("fields")
            else { return nil }
            return form(name, fields)
        }
        let sound = read.compactMap { $0 }
        return sound.count == read.count ? sound : nil
    }

    /// A form and its fields.
    static func form(_ value: YAMLValue, _ fields: YAMLValue) -> WrittenForm? {
        guard let form = value.named(RecordForms.all.list, \.name), let mapping = fields.anyMapping("fields") else {
            return nil
        }
        let columns = form.columns.map(\.name)
        let read = mapping.entries.map { name, entry -> (name: String, value: WrittenForm.Value)? in
            guard columns.contains(name) else {
                mapping.faults.report(
                    "unknown field", at: entry.keyPosition, expected: "one of \(columns.joined(separator: ", "))",
                    found: name, fix: Suggestion.text(for: name, among: columns))
                return nil
            }
            if let text = entry.value.scalarText { return (name, .text(text)) }
            return time(entry.value).map { (name, $0) }
        }
        let sound = read.compactMap { $0 }
        return sound.count == read.count ? WrittenForm(name: form.name, fields: sound, line: value.position.line) : nil
    }

    /// `{ago: 8h}` or `{days_ago: 20}`.
    private static func time(_ value: YAMLValue) -> WrittenForm.Value? {
        guard let mapping = value.mapping("moment or day", keys: ["ago", "days_ago"]) else { return nil }
        if let days = mapping["days_ago"] { return days.whole("days_ago", in: 0...36_500).map { .daysAgo($0) } }
        return mapping.required("ago").flatMap { MomentReader.length($0, "ago") }.map { .ago($0) }
    }
}
