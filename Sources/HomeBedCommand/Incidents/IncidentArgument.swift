import ArgumentParser
import CareCore
import CareRecords
import CareStore

/// The incident that is meant.
struct IncidentArgument: ParsableArguments {
    @Argument(help: "The incident's number.")
    var incident: Int64

    /// Its identity.
    var id: IncidentID { IncidentID(incident) }

    func validate() throws {
        guard incident >= 1 else { throw ValidationError("INCIDENT: expected a number from 1, found \(incident)") }
    }

    /// The incident as it stands in the store.
    func record(_ reader: StoreReader) throws -> IncidentRecord {
        guard let record = try reader.incident(id, scope: .everything) else {
            throw CommandFailure(.refused, "incident \(incident): expected an incident, there is none of that number")
        }
        return record
    }
}
