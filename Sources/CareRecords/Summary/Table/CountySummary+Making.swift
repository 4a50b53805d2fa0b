public import CareCore

extension CountySummary {
    /// Makes the figures of a period out of rows.
    /// - Parameters:
    ///   - source: The rows.
    ///   - period: The days.
    ///   - county: The county; `nil` for all.
    ///   - today: The day on which it is asked.
    ///   - standing: How certain the figures are.
    /// - Throws: When the working days of a year are not known.
    public init(
        _ source: SummarySource, _ period: SummaryPeriod, county: CountyCode?, today: CivilDate, standing: Standing
    ) throws(RecordFault) {
        let until = period.end(on: today)
        var fold = SummaryFold(source, from: period.first, until: until)
        try fold.run()
        self.init(
            period: period, until: until, county: county, standing: standing,
            names: SummaryNames(counties: source.counties, townships: source.townships, providers: source.providers),
            table: fold.table)
    }
}
