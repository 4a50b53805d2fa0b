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
        // A camera counts as offline after 40 minutes in place of 10.
        case .waitsForCameras:
            return try setup(profiles, "camera/bedroom-camera.yaml", "offline: 10m", changedTo: "offline: 40m")
        case .ringsBesideItsHub:
            return try setup(
                profiles, "smart_mattress/sensor-belt.yaml", "offline: 30m, through_hub: true",
                changedTo: "offline: 30m, through_hub: false")
        case .ringsForNothing:
            return try setup(
                profiles, "rules/vital_signs.yaml", "{low: 40, high: 131", changedTo: "{low: 65, high: 131")
        case .lowersEmergencies:
            return try setup(
                profiles, "rules/emergency.yaml", "when: event(sos)\n  priority: P1",
                changedTo: "when: event(sos)\n  priority: P3")
        case .remindsLate:
            return try setup(profiles, "rules/emergency.yaml", "remind: 60s", changedTo: "remind: 90s")
        case .risesLate:
            return try setup(
                profiles, "rules/vital_signs.yaml", "{for: 90s, priority: P1}", changedTo: "{for: 140s, priority: P1}")
        case .risesOtherStagesLate:
            return try setup(
                profiles, "rules/bed_exit.yaml", "{for: 45m, priority: P2}", changedTo: "{for: 50m, priority: P2}")
        case .waitsForWhoIsAlone:
            return try setup(profiles, "rules/devices.yaml", "alone: 2h", changedTo: "alone: 150m")
        case .risesEarly:
            return try setup(
                profiles, "rules/vital_signs.yaml", "{for: 90s, priority: P1}", changedTo: "{for: 87s, priority: P1}")
        case .clearsEarly:
            return try setup(
                profiles, "rules/care.yaml", "{for: 60s, events: [care_done]}",
                changedTo: "{for: 20s, events: [care_done]}")
        case .clearsLate:
            return try setup(
                profiles, "rules/vital_signs.yaml", "heart_rate <= $high - $band, for: $hold}",
                changedTo: "heart_rate <= $high - $band, for: 6m}")
        case .clearsNever:
            return try setup(
                profiles, "rules/care.yaml", "{for: 60s, events: [care_done]}",
                changedTo: "{for: 24h, events: [care_done]}")
        default: return try GatewaySetup(profiles: profiles)
        }
    }

    /// Profiles with a change in one file.
    private func setup(
        _ profiles: String, _ name: String, _ words: String, changedTo others: String
    ) throws -> GatewaySetup {
        let folder = FileManager.default.temporaryDirectory.appending(path: "homebed-profiles-\(UUID())")
        try FileManager.default.copyItem(at: URL(filePath: profiles), to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: name)
        let text = try String(contentsOf: file, encoding: .utf8)
        let changed = text.replacing(words, with: others)
        guard changed != text else { throw CocoaError(.fileReadUnknown) }
        try changed.write(to: file, atomically: true, encoding: .utf8)
        return try GatewaySetup(profiles: folder.path)
    }
}
