import CareCore
import Foundation
import Gateway

/// Where a run puts its files.
struct Site {
    let folder: URL
    let profiles: String
    let isQuick: Bool

    init(folder: String, profiles: String, isQuick: Bool) throws {
        self.folder = URL(filePath: folder).appending(path: "measurement-\(getpid())")
        self.profiles = profiles
        self.isQuick = isQuick
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
    }

    /// Removes everything.
    func remove() { try? FileManager.default.removeItem(at: folder) }

    /// A new folder for one measurement.
    func makeFolder(_ name: String) throws -> URL {
        let made = folder.appending(path: name)
        try FileManager.default.createDirectory(at: made, withIntermediateDirectories: true)
        return made
    }

    /// A new database with a registered fleet.
    func makeDatabase(_ name: String, fleet: Fleet, since: Timestamp) throws -> String {
        let path = try makeFolder(name).appending(path: "homebed.sqlite").path
        var configuration = GatewayConfiguration()
        configuration.database = path
        configuration.profiles = profiles
        let outcome = try OfflineLine.run(
            .importAssignments(try fleet.imports(since: since)), configuration: configuration)
        guard case .done = outcome else { throw BenchmarkError("the fleet was refused: \(outcome)") }
        return path
    }

    /// The machine's time.
    static var now: Timestamp { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }
}
