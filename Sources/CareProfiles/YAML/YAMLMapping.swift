/// A mapping with its keys in the order of the file.
package struct YAMLMapping {
    package let entries: [(key: String, value: YAMLEntry)]
    package let position: SourcePosition
    package let faults: DiagnosticCollector

    /// The value of a key that may be missing.
    package subscript(key: String) -> YAMLValue? { entry(key)?.value }

    package func entry(_ key: String) -> YAMLEntry? { entries.first { $0.key == key }?.value }

    /// The value of a key that must be there.
    package func required(_ key: String) -> YAMLValue? {
        if let value = self[key] { return value }
        faults.report("missing key", at: position, expected: key, found: "nothing")
        return nil
    }
}
