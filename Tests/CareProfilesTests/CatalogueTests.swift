import CareCore
import CareProfiles
import Foundation
import Testing

/// The profile directory that is shipped.
enum Catalogue {
    static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "DeviceProfiles").path

    static func load() throws -> (set: ProfileSet, sources: [SourceFile]) {
        try ProfileLoader.load(directory: directory)
    }
}

@Suite struct CatalogueTests {
    @Test func `the shipped profiles compile without a fault`() throws {
        do {
            let loaded = try Catalogue.load()
            #expect(loaded.set.profiles.count >= 15)
        } catch let faults as ProfileFaults {
            Issue.record("\(faults)")
        }
    }
}
