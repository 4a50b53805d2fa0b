import CareCore
import CareRecords
import CareStore

/// What devices measured where nobody should have been: on the beds of the dead and during stays in hospital.
struct BedEvidence {
    /// Stays in hospital.
    let stays: [HospitalStay]
    /// What the devices of those beds measured then: during stays as far as readings are kept.
    private(set) var sightings: [BedSighting] = []

    init(_ reader: StoreReader, _ cases: [RecordRow], until now: Timestamp) throws {
        stays = try reader.absences().compactMap { absence in
            SuspicionList.resident(of: absence.bed, at: absence.from, cases).flatMap { absence.stay(of: $0) }
        }
        for stay in stays {
            sightings += try reader.measuredSightings(of: stay.bed, from: stay.from, until: stay.until ?? now)
        }
        for death in SuspicionList.deaths(cases) { sightings += try reader.vitals(after: death, until: now) }
        sightings = Array(Set(sightings))
    }
}
