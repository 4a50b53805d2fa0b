import CareCore
import CareProfiles
import Foundation

/// The profiles that the repository ships.
enum Shipped {
    static let folder = URL(filePath: #filePath).appending(path: "../../../../DeviceProfiles").standardized.path

    static func sources() throws -> [SourceFile] { try ProfileLoader.sources(in: folder) }

    static func profiles() throws -> ProfileSet { try ProfileCompiler.compile(sources()) }
}
