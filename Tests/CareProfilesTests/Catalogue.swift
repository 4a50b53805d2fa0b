import CareCore
import CareProfiles
import Foundation

/// The profile directory that is shipped.
enum Catalogue {
    static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "DeviceProfiles").path

    static func load() throws -> (set: ProfileSet, sources: [SourceFile]) {
        try ProfileLoader.load(directory: directory)
    }
}
