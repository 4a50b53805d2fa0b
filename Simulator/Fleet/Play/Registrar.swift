import CareCore
import FleetModel
import Gateway
import SimKit

/// Registers the beds and devices of a story at a running gateway.
enum Registrar {
    /// All serve from a day before the story on, so that devices can tell of what they measured before it.
    static func register(_ story: Story, database: String) throws {
        let since = story.plan.options.servingSince
        let lines = story.plan.households.flatMap { household in
            household.devices.compactMap { household.assignment(of: $0, bed: $0.bed, since: since) }
        }
        let client = ControlClient(path: ControlSocketPath(database: database), wait: .seconds(20))
        guard case .refused(let reasons) = try client.send(.importAssignments(lines)) else { return }
        throw FleetError("the gateway did not register the story's devices: \(reasons.joined(separator: "; "))")
    }
}
