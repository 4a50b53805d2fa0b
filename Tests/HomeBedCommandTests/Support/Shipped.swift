import Foundation

/// What the repository ships.
enum Shipped {
    /// The folder of device profiles.
    static let profiles = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "DeviceProfiles").path
}
