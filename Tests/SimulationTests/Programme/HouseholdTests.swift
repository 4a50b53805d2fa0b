import CareCore
import Ingest
import Programme
import SimKit
import Testing
import WholeSystem

/// No reading across households: what a device tells of the family before, after it was given to another, is never
/// the next one's. The auditor's fold over the county's property says so, and bites.
@Suite struct HouseholdTests {
    /// A mistake of a gateway that gives somebody what another said.
    enum Mistake: CaseIterable {
        /// Who gets a device gets all that it ever says.
        case wholeHistory
        /// Every event is the first bed's.
        case oneBed

        func tampering() -> Tampering {
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
                            isTest: event.isTest, isLate: event.isLate, place: .bed(BedNumber(0)), data: event.data)
                    }
                }
            }
            return tampering
        }
    }

    private static let programme = Programme(seed: 5, beds: 40, days: 330, heard: 40)

    private func differences(_ tampering: Tampering) throws -> [String] {
        var simulation = Simulation(setup: try GatewaySetup(profiles: ReleaseProgram.profiles))
        simulation.tampering = tampering
        return try simulation.enter(Self.programme) { _, _ in }.differences
    }

    @Test(.timeLimit(.minutes(5)))
    func `what devices tell of the family before is that family's, or nobody's`() throws {
        let histories = Self.programme.truth.counties.values.map(\.histories).reduce(0, +)
        #expect(histories > 0, "no device told of the family before")
        #expect(try differences(Tampering()) == [])
    }

    @Test(.timeLimit(.minutes(5)), arguments: Mistake.allCases)
    func `a gateway that gives a household what another said is found`(mistake: Mistake) throws {
        let found = try differences(mistake.tampering())
        #expect(found.contains { $0.contains("and the device was with") }, "\(found.prefix(5))")
    }
}
