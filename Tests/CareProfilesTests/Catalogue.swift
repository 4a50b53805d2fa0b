import CareCore
import CareProfiles
import TestSupport

/// The profile directory that is shipped.
enum Catalogue {
    static let directory = Checkout.profiles

    /// Read and compiled once for all tests.
    static func load() throws -> (set: ProfileSet, sources: [SourceFile]) { try loaded.get() }

    private static let loaded = Result { try ProfileLoader.load(directory: directory) }
}
