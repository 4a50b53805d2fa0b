import CareCore
import CareWire
import Foundation
import Gateway

/// Gateway time that runs faster than the machine's, so that a test need not wait for true minutes.
enum QuickTime {
    /// Files whose clock starts now and runs `rate` times as fast.
    static func files(rate: Double) throws -> GatewayFiles {
        let files = try GatewayFiles()
        files.configuration.clock.rate = rate
        let seconds = Int64(Date().timeIntervalSince1970)
        files.configuration.clock.origin = Timestamp(milliseconds: seconds * 1_000)
        return files
    }

    /// The variables that give a program the same clock.
    static func variables(_ files: GatewayFiles) -> [String: String] {
        [
            "HOMEBED_CLOCK_RATE": "\(files.configuration.clock.rate)",
            "HOMEBED_CLOCK_ORIGIN": RFC3339.text(files.configuration.clock.origin ?? .epoch),
        ]
    }
}
