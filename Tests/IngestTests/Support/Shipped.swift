import CareCore
import CareProfiles
import TestSupport

/// The profiles and policies that the repository ships.
enum Shipped {
    static func sources() throws -> [SourceFile] { try ProfileLoader.sources(in: Checkout.profiles) }

    static func profiles() throws -> ProfileSet { try ProfileCompiler.compile(sources()) }
}
