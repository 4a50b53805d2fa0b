import Auditor
import CareCore
import FleetModel
import SimKit

/// The people who are called: one in each role for everywhere, and the family of two beds in three.
enum ContactBook {
    /// Roles that somebody has for every bed.
    private static let staff: [(role: ContactRole, person: String)] = [
        (.operator, "desk-1"), (.secondOperator, "desk-2"), (.stationHead, "station-1"), (.responsible, "head-1"),
        (.technician, "technician-1"), (.county, "county-1"),
    ]

    /// Everybody is told through the broker, which is the only way out that a run has.
    static func contacts(for plan: FleetPlan) throws -> [Contact] {
        var contacts: [Contact] = []
        for (role, person) in staff { contacts.append(try contact(person, DutyPost(role, .everywhere))) }
        for bed in CalledPeople.bedsWithFamily(plan).sorted() {
            guard let id = BedID(bed) else { throw SimulationError("'\(bed)' is no name for a bed") }
            contacts.append(try contact("family-\(bed)", DutyPost(.family, .bed(id))))
        }
        return contacts
    }

    private static func contact(_ person: String, _ post: DutyPost) throws -> Contact {
        guard let id = PersonID(person), let channel = ContactChannel(Notification.brokerChannel) else {
            throw SimulationError("'\(person)' cannot be entered")
        }
        return Contact(person: id, post: post, name: person, channels: [channel])
    }
}
