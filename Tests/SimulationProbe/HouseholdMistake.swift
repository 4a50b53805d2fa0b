import CareCore
import Ingest
import Programme
import WholeSystem

/// A deliberate mistake of a gateway that gives a household what another said. The auditor's fold over the county's
/// property must find it.
enum HouseholdMistake: String {
    /// Who gets a device gets all that it ever says.
    case wholeHistory = "gives-the-whole-history"
    /// Every event is the first bed's.
    case oneBed = "gives-all-to-one-bed"

    var tampering: Tampering {
        var tampering = Tampering()
        switch self {
        case .wholeHistory:
            var first: [DeviceNumber: Timestamp] = [:]
            tampering.commit = { batch in
                batch.effects.registry = batch.effects.registry.map { change in
                    guard case .assignmentStarted(let device, var assignment) = change else { return change }
                    if let earlier = first[device] {
                        assignment = Assignment(place: assignment.place, from: earlier + Milliseconds(1))
                    } else {
                        first[device] = assignment.from
                    }
                    return .assignmentStarted(device, assignment)
                }
            }
        case .oneBed:
            tampering.commit = { batch in
                batch.effects.events = batch.effects.events.map { event in
                    EventRow(
                        device: event.device, kind: event.kind, reference: event.reference,
                        deviceTime: event.deviceTime, at: event.at, receivedAt: event.receivedAt,
                        isTest: event.isTest, isLate: event.isLate, place: .bed(BedNumber(0)), data: event.data,
                        hub: event.hub)
                }
            }
        }
        return tampering
    }

    /// Plays a programme of so many beds, whose devices all speak, without the mistake and with it.
    /// - Returns: What was found with it; `nil` when it survived, or when the play without it was not clean either.
    func find(beds: Int, profiles: String) throws -> String? {
        // A play in which nothing that was given on tells of the family before says nothing.
        let plays = (1...UInt64(100)).lazy.map { Programme(seed: $0, beds: beds, days: 330, heard: beds) }
        guard let programme = plays.first(where: { $0.truth.counties.values.contains { $0.histories > 0 } }) else {
            return nil
        }
        var simulation = Simulation(setup: try GatewaySetup(profiles: profiles))
        guard try simulation.enter(programme, progress: { _, _ in }).differences.isEmpty else { return nil }
        simulation.tampering = tampering
        return try simulation.enter(programme, progress: { _, _ in }).differences
            .first { $0.contains("and the device was with") }
    }
}
