import Auditor
import CareCore
import FleetModel
import SimKit

/// The people who are called: one in each role for everywhere, and the family of two beds in three.
enum ContactBook {
    /// Everybody is told through the broker, which is the only way out that a run has.
    static func contacts(for plan: FleetPlan) throws -> [Contact] {
        var contacts: [Contact] = []
        for role in ContactRole.allCases {
            guard let person = CalledPeople.staff[role.name] else { continue }
            contacts.append(try contact(person, DutyPost(role, .everywhere)))
        }
        for bed in CalledPeople.bedsWithFamily(plan).sorted() {
            guard let id = BedID(bed) else { throw SimulationError("'\(bed)' is no name for a bed") }
            contacts.append(try contact(CalledPeople.family(of: bed), DutyPost(.family, .bed(id))))
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
