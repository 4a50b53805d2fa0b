internal import CareCore

/// Makes the table of a summary out of rows: the one definition of every figure.
struct SummaryFold {
    let source: SummarySource
    /// The first day of the period.
    let first: CivilDate
    /// The last day that counts.
    let last: CivilDate
    let places: SummaryPlaces
    /// The cases as they stood at the end of the last day.
    let casesAtLast: CaseFigure
    var table = SummaryTable()

    /// - Parameters:
    ///   - source: The rows.
    ///   - first: The first day of the period.
    ///   - last: The last day that counts.
    init(_ source: SummarySource, from first: CivilDate, until last: CivilDate) {
        self.source = source
        self.first = first
        self.last = last
        places = SummaryPlaces(source, on: last)
        casesAtLast = CaseFigure(source.cases, on: last)
    }

    /// Counts everything.
    /// - Throws: When the working days of a year are not known.
    mutating func run() throws(RecordFault) {
        countTargets()
        countCases()
        countPersons()
        countKit()
        countDeviceTimes()
        countRates()
        countAssets()
        countVisits()
        countTraining()
        countAlarms()
        countMoney()
        try countQuality()
        table.settle(names: source.isNamed)
    }

    /// Whether a day lies in the period.
    func isInPeriod(_ day: CivilDate) -> Bool { first <= day && day <= last }

    /// Counts a row on its day; what lies after the period not at all.
    mutating func count(_ figure: Figure, _ place: SummaryPlace, _ key: String, on day: CivilDate?) {
        guard let day, day <= last else { return }
        table.count(figure, place, key, inPeriod: day >= first)
    }

    private mutating func countTargets() {
        for row in source.counties {
            guard let county = row[SharedField.county] else { continue }
            let place = SummaryPlace(county: county)
            for (figure, field) in [
                (Figure.bedTarget, CountyField.bedTarget), (.earlyVisitTarget, CountyField.programmeVisitTarget),
                (.visitTarget, CountyField.visitTarget), (.trainingTarget, CountyField.trainingTarget),
            ] {
                table.add(figure, place, row[field] ?? 0, ["\(county)"], inPeriod: true)
            }
        }
    }
}
