public import Foundation

/// The files that the tests were built from.
public enum Checkout {
    /// The top folder.
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Path of the folder of device profiles that is shipped.
    public static var profiles: String { root.appending(path: "DeviceProfiles").path }
}
