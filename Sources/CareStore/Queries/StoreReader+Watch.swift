internal import CareCore
public import CareRecords
internal import GRDB

extension StoreReader {
    /// What a bed's devices saw around a visit and could have seen, and when its resident was away.
    /// - Returns: The watch; `nil` for a visit that has not ended.
    /// - Throws: `StoreError` when the file cannot be read.
    public func watch(around visit: Visit) throws -> BedWatch? {
        guard let arrived = visit.arrivedAt, let end = visit.endAt else { return nil }
        let window = (arrived - Corroboration.margin)..<(end + Corroboration.margin)
        let seen =
            try sightings(from: window.lowerBound, until: window.upperBound, bed: visit.bed)
            + measuredSightings(of: visit.bed, from: window.lowerBound, until: window.upperBound)
        let contact = try read { try BedContact($0, of: visit.bed, during: window) }
        return BedWatch(
            sightings: seen, roomSensors: contact.roomSensors, silences: contact.silences,
            absences: try absences(of: visit.bed, from: window.lowerBound, until: window.upperBound)
                .map { $0.range(until: window.upperBound) }, isKept: contact.isKept)
    }
}
