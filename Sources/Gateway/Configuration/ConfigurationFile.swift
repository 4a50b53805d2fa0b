import Configuration
import Foundation
import Yams

/// The configuration file with the place of every value: YAML, of which JSON is a part.
struct ConfigurationFile: Sendable {
    /// A value with the line and column at which it stands, both from 1.
    struct Entry: Sendable {
        let value: String
        let line: Int
        let column: Int
    }

    /// Path as given.
    let path: String
    /// Values by key (`broker.address`).
    private(set) var entries: [String: Entry] = [:]
    /// Places whose value is no single one.
    private(set) var faults: [ConfigurationFault] = []

    /// A longer file is no configuration. One megabyte is some thousand times what all keys need.
    private static let maximumBytes = 1_048_576

    /// Reads a file; what cannot be read or is no YAML becomes a fault.
    init(path: String) {
        self.path = path
        do {
            let handle = try FileHandle(forReadingFrom: URL(filePath: path))
            let data = try handle.read(upToCount: Self.maximumBytes + 1) ?? Data()
            guard data.count <= Self.maximumBytes else {
                throw CocoaError(.fileReadTooLarge)
            }
            guard let text = String(validating: data, as: UTF8.self) else {
                throw CocoaError(.fileReadInapplicableStringEncoding)
            }
            if let root = try compose(yaml: text) { flatten(root, key: "") }
        } catch let error as YamlError {
            fault(key: "file", expected: "YAML or JSON", found: "\(error)", line: 1, column: 1)
        } catch {
            fault(
                key: "file", expected: "a readable text file", found: "\(error.localizedDescription)", line: 1,
                column: 1)
        }
    }

    /// What reads the values.
    var provider: InMemoryProvider {
        InMemoryProvider(
            name: "file",
            values: Dictionary(
                uniqueKeysWithValues: entries.map { key, entry in
                    let parts = key.split(separator: ".").map(String.init)
                    return (AbsoluteConfigKey(parts), ConfigValue(.string(entry.value), isSecret: false))
                }))
    }

    /// Faults for keys that no part of the gateway reads: a mistyped key would otherwise do nothing, silently.
    func unknownKeys(known: [String]) -> [ConfigurationFault] {
        let strangers = entries.filter { !known.contains($0.key) }.sorted { $0.value.line < $1.value.line }
        return strangers.map { key, entry in
            let names = known.sorted().joined(separator: ", ")
            return ConfigurationFault(
                key: key, source: .file(path: path, line: entry.line, column: entry.column),
                expected: "one of \(names)", found: "a key that nothing reads")
        }
    }

    private mutating func flatten(_ node: Node, key: String) {
        let mark = node.mark
        switch node {
        case .scalar(let scalar):
            guard !key.isEmpty else {
                if !scalar.string.isEmpty {
                    fault(key: "file", expected: "keys and values", found: "a single value", line: 1, column: 1)
                }
                return
            }
            entries[key] = Entry(value: scalar.string, line: mark?.line ?? 1, column: mark?.column ?? 1)
        case .mapping(let mapping):
            for (name, value) in mapping {
                let part = name.string ?? "?"
                flatten(value, key: key.isEmpty ? part : "\(key).\(part)")
            }
        case .sequence, .alias:
            fault(
                key: key.isEmpty ? "file" : key, expected: "a single value", found: "a list",
                line: mark?.line ?? 1, column: mark?.column ?? 1)
        }
    }

    private mutating func fault(key: String, expected: String, found: String, line: Int, column: Int) {
        faults.append(
            ConfigurationFault(
                key: key, source: .file(path: path, line: line, column: column), expected: expected, found: found))
    }
}
