import CareProfiles
import Foundation

/// Secrets: named in the channel file, kept elsewhere.
struct SecretReader {
    let folder: String
    let environment: [String: String]

    /// `{env: NAME}` or `{file: PATH}`; never the secret itself.
    func read(_ value: YAMLValue?, _ what: String) -> String? {
        guard let value else { return nil }
        guard value.isMapping else {
            value.faults.report(
                "\(what) stands in the file", at: value.position, expected: "{env: NAME} or {file: PATH}", found: "***")
            return nil
        }
        guard let mapping = value.mapping(what, keys: ["env", "file"]) else { return nil }
        if let name = mapping["env"]?.text("name of the variable") {
            if let secret = environment[name], !secret.isEmpty { return secret }
            value.faults.report(
                "\(what) is missing", at: value.position, expected: "a value in the variable \(name)", found: "none")
            return nil
        }
        guard let path = mapping["file"]?.text("path of the file") else {
            value.faults.report("\(what) is missing", at: value.position, expected: "env or file", found: "neither")
            return nil
        }
        let data = FileManager.default.contents(atPath: Self.path(path, in: folder))
        let line = data.flatMap { String(decoding: $0, as: UTF8.self).split(whereSeparator: \.isNewline).first }
        if let line { return String(line) }
        value.faults.report(
            "\(what) is missing", at: value.position, expected: "a first line in the file \(path)", found: "none")
        return nil
    }

    static func path(_ path: String, in folder: String) -> String {
        path.hasPrefix("/") ? path : "\(folder)/\(path)"
    }
}
