import CareNotify
import Foundation

/// A channel by its name in a file of channels.
enum ChannelChoice {
    /// - Throws: What is wrong with the file, or `CommandFailure` when it has no such channel.
    static func channel(_ name: String, in path: String) throws -> any DeliveryChannel {
        let file = try ChannelFile.load(path: path, environment: ProcessInfo.processInfo.environment)
        guard let channel = file.channels[name] else {
            let names = file.channels.keys.sorted().joined(separator: ", ")
            throw CommandFailure(.noInput, "error: \(path): expected one of the channels \(names), found \(name)")
        }
        return channel
    }
}
