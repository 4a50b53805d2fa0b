internal import CareCore

/// Which beds and households have somebody who is served, for the assets that stand there.
struct ServedBeds {
    private var beds: Set<BedID> = []
    private var households: Set<HouseholdID> = []
    private var homes: [BedID: HouseholdID] = [:]
    private var ends: [BedID: CivilDate] = [:]

    /// Reads rows of `careCase` and `resident`.
    init(_ cases: [RecordRow], _ residents: [RecordRow]) {
        var household: [RecordID: HouseholdID] = [:]
        for row in residents {
            if let resident = row[SharedField.resident] { household[resident] = row[SharedField.household] }
        }
        for row in cases {
            guard let bed = row[SharedField.bed], let state = row[CaseField.state] else { continue }
            let home = row[SharedField.resident].flatMap { household[$0] }
            homes[bed] = home
            if state.isServed {
                beds.insert(bed)
                if let home { households.insert(home) }
            } else if let day = row[CaseField.endedOn] {
                ends[bed] = max(ends[bed] ?? day, day)
            }
        }
    }

    /// The day on which service at a bed ended, when that was not before `day` and nobody is served there now.
    func ended(_ bed: BedID?, since day: CivilDate) -> CivilDate? {
        guard let bed, !beds.contains(bed), let end = ends[bed], end >= day else { return nil }
        return end
    }

    /// Since which day nobody is served whom the asset serves; `nil` while somebody is. At a bed that never was in
    /// service that is the first day of the calendar.
    func emptySince(_ asset: RecordRow) -> CivilDate? {
        guard let bed = asset[SharedField.bed], let kind = asset[AssetField.kind], !beds.contains(bed) else {
            return nil
        }
        if !kind.isPersonal, let home = homes[bed], households.contains(home) { return nil }
        return ends[bed] ?? CivilDate(day: CivilDate.range.lowerBound)
    }
}
