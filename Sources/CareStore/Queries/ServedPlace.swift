internal import CareCore
internal import GRDB

/// An assignment with identities instead of numbers.
struct ServedPlace {
    let bed: BedID?
    let household: HouseholdID?
    private let from: Int64
    private let until: Int64
    /// Before which nothing of it is told.
    private var toldFrom = Int64.min

    /// The assignments of the device of that number, oldest first.
    static func all(_ db: Database, device: Int64) throws -> [ServedPlace] {
        let rows = try Row.fetchCursor(db, sql: NamedQuery.deviceAssignments.sql, arguments: [device])
        var places: [ServedPlace] = []
        while let row = try rows.next() {
            places.append(
                ServedPlace(
                    bed: (row[2] as String?).flatMap { BedID($0) },
                    household: (row[3] as String?).flatMap { HouseholdID($0) },
                    from: row[0], until: row[1] ?? .max))
        }
        return places
    }

    /// The same for others.
    var stay: DeviceStay {
        DeviceStay(
            bed: bed, household: household, from: Timestamp(milliseconds: from),
            until: until == .max ? nil : Timestamp(milliseconds: until))
    }

    /// Whether it is the bed, or the household in which the bed stands.
    func serves(_ bed: BedID, _ home: HouseholdID?) -> Bool {
        self.bed.map { $0 == bed } ?? (home != nil && household == home)
    }

    /// Whether a part of `range` lies in it.
    func overlaps(_ range: Range<Timestamp>) -> Bool {
        from < range.upperBound.milliseconds && until > range.lowerBound.milliseconds
    }

    /// Whether all of `range` lies in it.
    func covers(_ range: Range<Timestamp>) -> Bool {
        from <= range.lowerBound.milliseconds && until >= range.upperBound.milliseconds
    }

    /// Whether `moment` lies in it, as far as it is told of.
    func contains(_ moment: Timestamp) -> Bool {
        moment.milliseconds >= max(from, toldFrom) && moment.milliseconds < until
    }

    /// Whether what is known of a whole civil day may be told: nobody else answered for the place on it.
    func isTold(ofDay day: Int32) -> Bool { CivilCalendar.start(ofDay: day).milliseconds >= toldFrom }

    /// The same, of which nothing is told that was before `moment`.
    func told(from moment: Timestamp) -> ServedPlace {
        var place = self
        place.toldFrom = moment.milliseconds
        return place
    }
}
