import CareCore
import CareProfiles
import Foundation

/// The profile directory that is shipped.
enum Catalogue {
    static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "DeviceProfiles").path

    /// Read and compiled once for all tests.
    static func load() throws -> (set: ProfileSet, sources: [SourceFile]) { try loaded.get() }

    private static let loaded = Result { try ProfileLoader.load(directory: directory) }
}
