import CareCore
import CareStore
import Foundation
import WholeSystem

extension Mutation {
    /// What a gateway with the mistake is started with.
    func setup(profiles: String) throws -> GatewaySetup {
        switch self {
        case .deletesEarly:
            var setup = try GatewaySetup(profiles: profiles)
            setup.retention.readings = .hours(1)
            return setup
        case .waitsForCameras: return try patientSetup(profiles)
        default: return try GatewaySetup(profiles: profiles)
        }
    }

    /// Profiles in which a camera counts as offline after 40 minutes in place of 10.
    private func patientSetup(_ profiles: String) throws -> GatewaySetup {
        let folder = FileManager.default.temporaryDirectory.appending(path: "homebed-profiles-\(UUID())")
        try FileManager.default.copyItem(at: URL(filePath: profiles), to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "camera/bedroom-camera.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let changed = text.replacing("offline: 10m", with: "offline: 40m")
        guard changed != text else { throw CocoaError(.fileReadUnknown) }
        try changed.write(to: file, atomically: true, encoding: .utf8)
        return try GatewaySetup(profiles: folder.path)
    }
}
