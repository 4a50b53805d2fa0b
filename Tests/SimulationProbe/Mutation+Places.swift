import CareCore
import WholeSystem

/// Mistakes about who is served and who is told.
extension Mutation {
    /// What the books take back ends as it should.
    static func endServicesEarly(_ tampering: inout Tampering) {
        tampering.commit = { batch in
            var starting: Set<DeviceNumber> = []
            for case .assignmentStarted(let device, _) in batch.effects.registry { starting.insert(device) }
            batch.effects.registry = batch.effects.registry.map { change in
                guard case .assignmentEnded(let device, let moment) = change, starting.contains(device) else {
                    return change
                }
                return .assignmentEnded(device, at: moment - Milliseconds(1))
            }
        }
    }
}
