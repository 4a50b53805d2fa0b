import CareProfiles
import Foundation

/// The file of channels, such as `channels.yaml`: read once at the start, all faults at once.
package struct ChannelFile: Sendable {
    /// By name.
    package let channels: [String: any DeliveryChannel]

    /// Reads a file; what it names (secrets, templates) lies relative to it.
    /// - Parameters:
    ///   - path: The file.
    ///   - environment: Where `{env: NAME}` looks.
    /// - Returns: The channels.
    /// - Throws: `ProfileFaults`, one line `file:line:column` a fault, or `ChannelFileError`.
    package static func load(path: String, environment: [String: String]) throws -> ChannelFile {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ChannelFileError(text: "\(path): expected a file of channels, it cannot be read")
        }
        let faults = DiagnosticCollector()
        let folder = URL(filePath: path).deletingLastPathComponent().path
        let reader = ChannelReader(folder: folder, environment: environment)
        let file = SourceFile(path: path, text: String(decoding: data, as: UTF8.self))
        let channels = YAMLValue.root(of: file, faults).map { reader.read($0) } ?? [:]
        guard faults.isEmpty else { throw ProfileFaults(faults.diagnostics) }
        return ChannelFile(channels: channels)
    }
}
