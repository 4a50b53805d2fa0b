public import CareCore
import CareProfiles
package import CareStore
import Ingest

/// What every process of a simulated gateway is started with.
public struct GatewaySetup: Sendable {
    /// The models that it knows.
    public let profiles: ProfileSet
    let sources: [SourceFile]
    let configuration: LineConfiguration
    /// What is kept how long.
    package var retention = Retention()

    /// Identity of every simulated gateway's database.
    static let instance = "5175175175175175"
    /// The secret of every simulated gateway's records.
    static let recordKey = RecordKey(Array(repeating: 0x51, count: RecordKey.byteCount))

    /// Reads and compiles the profiles; done once for many runs.
    /// - Parameter directory: The folder of the device profiles.
    /// - Throws: What is wrong with a profile.
    public init(profiles directory: String) throws {
        let sources = try ProfileLoader.sources(in: directory)
        let set = try ProfileCompiler.compile(sources)
        guard let name = DeviceID("simulated") else { throw SimulationError("'simulated' is no name for a gateway") }
        profiles = set
        self.sources = sources
        configuration = LineConfiguration(gateway: name, instance: Self.instance)
    }
}
