internal import CareCore
public import CareRecords

extension StoreReader {
    /// What a bed's devices saw around a visit, and when its resident was away; a bed whose devices said nothing at all
    /// was silent.
    /// - Returns: The watch; `nil` for a visit that has not ended.
    /// - Throws: `StoreError` when the file cannot be read.
    public func watch(around visit: Visit) throws -> BedWatch? {
        guard let arrived = visit.arrivedAt, let end = visit.endAt else { return nil }
        let window = (arrived - Corroboration.margin)..<(end + Corroboration.margin)
        let seen =
            try sightings(from: window.lowerBound, until: window.upperBound, bed: visit.bed)
            + measuredSightings(of: visit.bed, from: window.lowerBound, until: window.upperBound)
        let isKept = try read { db in
            let marks = try RetentionMarks(db)
            return try BedWitness.all(db, of: visit.bed).allSatisfy { witness in
                !witness.serves(during: window) || marks.keep(witness, from: window.lowerBound)
            }
        }
        return BedWatch(
            sightings: seen, hasRoomSensor: seen.contains { $0.kind == .movement || $0.kind == .door },
            silences: seen.isEmpty ? [window] : [],
            absences: try absences(of: visit.bed, from: window.lowerBound, until: window.upperBound)
                .map { $0.range(until: window.upperBound) }, isKept: isKept)
    }
}
