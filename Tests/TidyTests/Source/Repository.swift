import Foundation

/// The files of this repository as the checks see them.
struct Repository: Sendable {
    /// Folder that holds `Package.swift`.
    let root: String
    /// Every file below the folders of DESIGN 5 and at the top level, relative to `root`, in order.
    let paths: [String]

    /// The repository this file was compiled from.
    static let current = Repository(
        root: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path)

    /// Reads the names of all files below `root`, build products and git's own left out.
    init(root: String) {
        self.root = root
        var found: [String] = []
        let walk = FileManager.default.enumerator(atPath: root)
        while let path = walk?.nextObject() as? String {
            let first = path.prefix { $0 != "/" }
            if first.hasPrefix(".build") || first == ".git" || first == ".swiftpm" {
                walk?.skipDescendants()
                continue
            }
            var isFolder: ObjCBool = false
            let isThere = FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder)
            if isThere, !isFolder.boolValue { found.append(path) }
        }
        paths = found.sorted()
    }

    /// The files of this repository, read once: every rule looks at all of them.
    static let files = Result { (swift: try current.swiftFiles, text: try current.textFiles) }

    /// The Swift files.
    var swiftFiles: [SourceFile] {
        get throws { try paths.filter { $0.hasSuffix(".swift") }.map(file(at:)) }
    }

    /// Everything written by people as text: code, scripts, profiles, documents.
    var textFiles: [SourceFile] {
        get throws {
            try paths.filter { path in
                Self.textEndings.contains { path.hasSuffix($0) }
                    || path.split(separator: "/").last?.contains(".") == false
            }.map(file(at:))
        }
    }

    /// Reads one file; bytes that are no UTF-8, as in the hostile corpus, stand as U+FFFD.
    func file(at path: String) throws -> SourceFile {
        let data = try Data(contentsOf: URL(filePath: "\(root)/\(path)"))
        return SourceFile(path: path, text: String(decoding: data, as: UTF8.self))
    }

    private static let textEndings = [
        ".swift", ".md", ".yaml", ".yml", ".h", ".modulemap", ".sh", ".json", ".c", ".js", ".css", ".html",
    ]
}
