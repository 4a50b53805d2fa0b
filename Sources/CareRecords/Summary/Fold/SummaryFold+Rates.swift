internal import CareCore

extension SummaryFold {
    /// What is usable and what is in use, as it was judged at the end of the last day whose rates are made.
    mutating func countRates() {
        for (place, tallies) in ratesByPlace() {
            var all = RateTally()
            for (useClass, tally) in tallies {
                all.add(tally)
                add(tally, useClass, place)
            }
            add(all, nil, place)
        }
    }

    /// Added up before they are put into the table: there are as many as there are devices.
    private func ratesByPlace() -> [SummaryPlace: [UseClass: RateTally]] {
        var found: [SummaryPlace: [UseClass: RateTally]] = [:]
        for rate in source.rates {
            found[places.place(of: rate.bed), default: [:]][rate.useClass, default: RateTally()]
                .add(rate, names: source.isNamed)
        }
        return found
    }

    private mutating func add(_ tally: RateTally, _ useClass: UseClass?, _ place: SummaryPlace) {
        for (measure, part) in tally.parts where part.amount > 0 {
            table.add(Figure.rate(useClass, measure), place, part.amount, part.keys, inPeriod: true)
        }
    }
}
