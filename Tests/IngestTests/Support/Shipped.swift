import CareCore
import CareProfiles
import TestSupport

/// The profiles that the repository ships, without the policies of who is told: these tests look at rules.
enum Shipped {
    static func sources() throws -> [SourceFile] {
        try ProfileLoader.sources(in: Checkout.profiles).filter { $0.kind != .escalation }
    }

    static func profiles() throws -> ProfileSet { try ProfileCompiler.compile(sources()) }
}
