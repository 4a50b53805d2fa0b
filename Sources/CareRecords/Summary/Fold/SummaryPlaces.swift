internal import CareCore

/// Which county, township and provider stand for cases, beds and residents.
struct SummaryPlaces {
    /// By case.
    private(set) var cases: [RecordID: SummaryPlace] = [:]
    /// By case.
    private(set) var residents: [RecordID: RecordID] = [:]
    private var beds: [BedID: (from: CivilDate, place: SummaryPlace)] = [:]

    /// Reads the cases as they stood at the end of `day`; of a bed that several had the one served last then.
    init(_ source: SummarySource, on day: CivilDate) {
        var townships: [RecordID: TownshipCode] = [:]
        for row in source.residents {
            if let resident = row[SharedField.resident] { townships[resident] = row[SharedField.township] }
        }
        for row in source.cases {
            guard let id = row[SharedField.careCase], let county = row[SharedField.county],
                let resident = row[SharedField.resident]
            else { continue }
            let place = SummaryPlace(
                county: county, township: townships[resident], provider: row[SharedField.provider])
            cases[id] = place
            residents[id] = resident
            guard let bed = row[SharedField.bed], let from = row[CaseField.serviceFrom] else { continue }
            if let other = beds[bed], from > day || (other.from <= day && other.from > from) { continue }
            beds[bed] = (from, place)
        }
    }

    /// The place of a bed; the county alone where the records know nobody at it.
    func place(of bed: BedID) -> SummaryPlace { beds[bed]?.place ?? SummaryPlace(county: bed.county) }
}
