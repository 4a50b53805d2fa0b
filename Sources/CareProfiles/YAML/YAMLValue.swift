package import CareCore
import Yams

/// A node of a YAML file together with its file and the list of faults: every reader of profile files starts here.
package struct YAMLValue {
    let node: Node
    let source: SourceText
    package let faults: DiagnosticCollector

    package var position: SourcePosition { source.position(of: node.mark) }

    /// The first document of a file; reports what is no YAML.
    package static func root(of file: SourceFile, _ faults: DiagnosticCollector) -> YAMLValue? {
        let source = SourceText(file)
        do {
            guard let node = try Parser(yaml: file.text, encoding: .utf8).singleRoot() else {
                faults.report("empty file", at: source.position(of: nil), expected: "a YAML document", found: "nothing")
                return nil
            }
            return YAMLValue(node: node, source: source, faults: faults)
        } catch {
            report(error, in: source, faults)
            return nil
        }
    }

    private static func report(_ error: any Error, in source: SourceText, _ faults: DiagnosticCollector) {
        let expected = "well-formed YAML"
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            faults.report("not YAML", at: source.position(of: mark), expected: expected, found: problem)
        case .duplicatedKeysInMapping(let keys, let context):
            faults.report(
                "key given twice", at: source.position(of: context.mark), expected: "each key once",
                found: keys.joined(separator: ", "))
        case .some(let other):
            faults.report("not YAML", at: source.position(of: nil), expected: expected, found: "\(other)")
        case nil:
            faults.report("not YAML", at: source.position(of: nil), expected: expected, found: "\(error)")
        }
    }

    func child(_ node: Node) -> YAMLValue { YAMLValue(node: node, source: source, faults: faults) }

    package func report(_ what: String, expected: String, fix: String = "") {
        faults.report(what, at: position, expected: expected, found: shown, fix: fix)
    }

    /// The text of a scalar.
    package var scalarText: String? { node.scalar?.string }

    package var isMapping: Bool { node.mapping != nil }

    package var isList: Bool { node.sequence != nil }

    /// Where the character at `offset` of the scalar's text stands in the file.
    func position(of offset: Int) -> SourcePosition {
        node.scalar.map { source.position(of: offset, in: $0) } ?? position
    }

    /// The node as a message shows it.
    package var shown: String {
        switch node {
        case .scalar(let scalar): scalar.string.isEmpty ? "nothing" : scalar.string
        case .mapping: canonicalText.count <= 40 ? canonicalText : "a mapping"
        case .sequence: canonicalText.count <= 40 ? canonicalText : "a list"
        case .alias: "an alias"
        }
    }
}

extension YAMLValue {
    /// The node as a mapping of known keys; unknown keys are reported.
    package func mapping(_ what: String, keys: [String]) -> YAMLMapping? {
        guard let mapping = anyMapping(what) else { return nil }
        for (key, value) in mapping.entries where !keys.contains(key) {
            faults.report(
                "unknown key of \(what)", at: value.keyPosition, expected: "one of \(keys.joined(separator: ", "))",
                found: key, fix: Suggestion.text(for: key, among: keys))
        }
        return mapping
    }

    /// The node as a mapping whose keys are names the file chooses.
    package func anyMapping(_ what: String) -> YAMLMapping? {
        guard case .mapping(let mapping) = node else {
            report(what, expected: "a mapping")
            return nil
        }
        var entries: [(key: String, value: YAMLEntry)] = []
        for (key, value) in mapping {
            guard let name = key.scalar?.string else {
                child(key).report("key of \(what)", expected: "a word")
                continue
            }
            entries.append((name, YAMLEntry(keyPosition: source.position(of: key.mark), value: child(value))))
        }
        return YAMLMapping(entries: entries, position: position, faults: faults)
    }

    /// The node as a list.
    package func list(_ what: String) -> [YAMLValue]? {
        guard case .sequence(let sequence) = node else {
            report(what, expected: "a list")
            return nil
        }
        return sequence.map(child)
    }

    /// The node as a text that is not empty.
    package func text(_ what: String) -> String? {
        guard let scalar = node.scalar, !scalar.string.isEmpty else {
            report(what, expected: "a text")
            return nil
        }
        return scalar.string
    }

    /// The node as a decimal number.
    package func number(_ what: String) -> Double? {
        guard let text = node.scalar?.string, let value = Self.number(text) else {
            report(what, expected: "a number")
            return nil
        }
        return value
    }

    /// The node as a whole number of a range.
    package func whole(_ what: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = scalarText, let value = Int(text), range.contains(value) else {
            report(what, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return value
    }

    package static func number(_ text: String) -> Double? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 45 || $0 == 46 }) else {
            return nil
        }
        // Hundreds of digits read as infinity, which is no number to calculate with.
        return Double(text).flatMap { $0.isFinite ? $0 : nil }
    }

    /// The node as `true` or `false`.
    package func flag(_ what: String) -> Bool? {
        switch node.scalar?.string {
        case "true": return true
        case "false": return false
        default:
            report(what, expected: "true or false")
            return nil
        }
    }

    /// The node as a positive length of time such as `3m`, at most `longest`.
    package func duration(_ what: String, upTo longest: Milliseconds = DurationText.longest) -> Milliseconds? {
        guard let text = scalarText, let value = DurationText.parse(text, upTo: longest), value > .zero else {
            report(what, expected: DurationText.expectation(upTo: longest))
            return nil
        }
        return value
    }

    /// The node as one word of a closed list.
    package func word<Value>(_ what: String, _ table: KeyValuePairs<String, Value>) -> Value? {
        let text = node.scalar?.string ?? ""
        for (name, value) in table where name == text { return value }
        let names = table.map(\.key)
        report(
            what, expected: "one of \(names.joined(separator: ", "))", fix: Suggestion.text(for: text, among: names))
        return nil
    }

    /// The node as one of `all`, by its name.
    package func named<Value>(_ all: [Value], _ name: (Value) -> String) -> Value? {
        if let found = all.first(where: { name($0) == scalarText }) { return found }
        let names = all.map(name)
        report(
            "unknown word", expected: "one of \(names.joined(separator: ", "))",
            fix: Suggestion.text(for: shown, among: names))
        return nil
    }

    /// The node as a text in Chinese and English.
    package func bilingual(_ what: String) -> BilingualText? {
        guard let mapping = mapping(what, keys: ["zh", "en"]) else { return nil }
        let zh = mapping.required("zh")?.text("Chinese \(what)")
        let en = mapping.required("en")?.text("English \(what)")
        guard let zh, let en else { return nil }
        return BilingualText(zh: zh, en: en)
    }

    /// The node written in one canonical form, so that comments and layout do not change a fingerprint.
    var canonicalText: String {
        switch node {
        case .scalar(let scalar):
            scalar.string.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        case .mapping(let mapping):
            "{"
                + mapping.map { "\(child($0.key).canonicalText): \(child($0.value).canonicalText)" }.sorted()
                .joined(separator: ", ") + "}"
        case .sequence(let sequence): "[" + sequence.map { child($0).canonicalText }.joined(separator: ", ") + "]"
        case .alias: ""
        }
    }
}
