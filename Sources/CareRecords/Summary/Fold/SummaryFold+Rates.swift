internal import CareCore

extension SummaryFold {
    /// What is usable and what is in use, as it was judged at the end of the last day whose rates are made.
    mutating func countRates() {
        var sums = PlaceSums(from: UseClass.each(RateTally()))
        for rate in source.rates {
            let slot = sums.slot(of: rate.bed, in: places)
            sums.values[slot][rate.useClass.position].add(rate, names: source.isNamed)
        }
        for (place, tallies) in zip(sums.places, sums.values) {
            var all = RateTally()
            for (useClass, tally) in zip(UseClass.allCases, tallies) {
                all.add(tally)
                add(tally, useClass, place)
            }
            add(all, nil, place)
        }
    }

    private mutating func add(_ tally: RateTally, _ useClass: UseClass?, _ place: SummaryPlace) {
        for (measure, part) in tally.parts where part.amount > 0 {
            table.add(Figure.rate(useClass, measure), place, part.amount, part.keys, inPeriod: true)
        }
    }
}
