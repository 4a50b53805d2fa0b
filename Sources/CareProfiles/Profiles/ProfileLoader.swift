public import CareCore
import Foundation

/// Reads a profile directory; the only place of this module that touches files.
public enum ProfileLoader {
    /// Why a directory could not be read.
    public enum ReadError: Error, Sendable, CustomStringConvertible {
        /// There is no such directory.
        case noDirectory(String)
        /// A file could not be read as UTF-8 text.
        case unreadable(String)
        /// The directory holds no profile.
        case empty(String)

        /// What, where and what to do.
        public var description: String {
            switch self {
            case .noDirectory(let path):
                "profiles: expected a directory, found none at \(path); give its path with --profiles"
            case .unreadable(let path):
                "profiles: expected UTF-8 text, could not read \(path); check its permissions and encoding"
            case .empty(let path): "profiles: expected *.yaml files, found none in \(path)"
            }
        }
    }

    /// Reads and compiles every `.yaml` file below `directory`.
    ///
    /// - Returns: The profiles in force, and the files they came from, tests included, in order of path.
    /// - Throws: `ReadError` for files, `ProfileFaults` with every fault of their contents.
    public static func load(directory: String) throws -> (set: ProfileSet, sources: [SourceFile]) {
        let sources = try sources(in: directory)
        return (try ProfileCompiler.compile(sources), sources)
    }

    /// Folders beside the profiles that are read by name: descriptions of message providers, and of reports.
    private static let otherFolders = ["channels/", "reports/"]

    /// Reads every `.yaml` file below `directory` but for those of other folders, in order of path, without compiling.
    public static func sources(in directory: String) throws(ReadError) -> [SourceFile] {
        // A link to a folder would be listed as one thing instead of what lies in it.
        let root = URL(filePath: directory).resolvingSymlinksInPath().path
        guard let enumerator = FileManager.default.enumerator(atPath: root) else {
            throw .noDirectory(directory)
        }
        var sources: [SourceFile] = []
        while let path = enumerator.nextObject() as? String {
            guard path.hasSuffix(".yaml"), !otherFolders.contains(where: path.hasPrefix) else { continue }
            guard let text = try? String(contentsOfFile: "\(directory)/\(path)", encoding: .utf8) else {
                throw .unreadable("\(directory)/\(path)")
            }
            sources.append(SourceFile(path: path, text: text))
        }
        guard !sources.isEmpty else {
            var isDirectory = ObjCBool(false)
            let exists = FileManager.default.fileExists(atPath: directory, isDirectory: &isDirectory)
            throw exists && isDirectory.boolValue ? .empty(directory) : .noDirectory(directory)
        }
        return sources.sorted { $0.path < $1.path }
    }
}
