import Foundation

/// The folder of a run, named after its process: one that was killed leaves it behind, in memory as a rule.
enum RunFolder {
    private static let prefix = "homebed-simulate-"

    /// A name for a folder of this process.
    static func name() -> String { "\(prefix)\(ProcessInfo.processInfo.processIdentifier)-\(UUID())" }

    /// Removes the folders of processes that are no more.
    static func removeLeftovers(in parent: URL) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
        where name.hasPrefix(prefix) {
            guard let process = Int32(name.dropFirst(prefix.count).prefix { $0 != "-" }),
                kill(process, 0) != 0, errno == ESRCH
            else { continue }
            try? FileManager.default.removeItem(at: parent.appending(path: name))
        }
    }
}
