internal import CareCore

extension SummaryFold {
    /// Visits, on the day on which each ended; plans on the day for which they were made.
    mutating func countVisits() {
        guard let programme = VisitProgramme.dali, let start = CivilDate(day: CivilDate.range.lowerBound) else {
            return
        }
        // By township first: so each list below belongs to one place as a whole, and nothing is looked up by visit.
        let visits = Dictionary(grouping: source.visits.compactMap { Visit($0) }) {
            places.cases[$0.careCase]?.township
        }
        for (days, inPeriod) in [(start..<first, false), (first..<last.adding(1), true)] {
            for (township, visits) in visits {
                for figures in VisitTally.figures(visits, in: days, programme) {
                    count(figures, township, inPeriod: inPeriod)
                }
            }
        }
    }

    private mutating func count(_ figures: VisitFigures, _ township: TownshipCode?, inPeriod: Bool) {
        let place = SummaryPlace(county: figures.county, township: township, provider: figures.provider)
        for (figure, visits) in [
            (Figure.visited, figures.served), (.visitedEarly, figures.early), (.visitedPromised, figures.promised),
            (.visitedFurther, figures.further), (.visitsDoubtful, figures.doubtful),
            (.visitsFinished, figures.served + figures.doubtful), (.visitsByTwo, figures.withTwoStaff),
            (.visitsRated, figures.rated), (.visitsPlanned, figures.planned), (.visitsKept, figures.kept),
        ] {
            table.add(figure, place, 0, visits.map(\.text), inPeriod: inPeriod)
        }
        table.add(.visitLength, place, figures.length.count, figures.lengths.keys.map(\.text), inPeriod: inPeriod)
        table.add(.visitPoints, place, figures.points, figures.ratings.keys.map(\.text), inPeriod: inPeriod)
        let persons = figures.visitsByResident.flatMap { resident, visits in
            visits.map { "\(resident.text) \($0.text)" }
        }
        for times in 1...3 { table.add(.visitedTimes(times), place, 0, persons, inPeriod: inPeriod) }
    }

    /// People who were trained; somebody without an identity number is told apart by the row alone.
    mutating func countTraining() {
        for row in source.trainings {
            guard let training = row[TrainingField.training], let place = place(ofTraining: row) else { continue }
            let key = "\(source.trainees[training] ?? training.text) \(training)"
            count(.trained, place, key, on: row[SharedField.on])
            if row[TrainingField.result] == .passed, row[TrainingField.certificate] != nil {
                count(.certified, place, key, on: row[SharedField.on])
            }
        }
        let earlier = Set(TrainingFigure(source.trainings, until: first.adding(-1)).beds.keys)
        for bed in TrainingFigure(source.trainings, until: last).beds.keys {
            table.count(.trainedBeds, places.place(of: bed), bed.description, inPeriod: !earlier.contains(bed))
        }
    }

    /// Where a training counts: at its bed; one beyond the programme with the provider of the trainer.
    private func place(ofTraining row: RecordRow) -> SummaryPlace? {
        if let bed = row[SharedField.bed] { return places.place(of: bed) }
        return row[SharedField.county].map { SummaryPlace(county: $0, provider: row[SharedField.provider]) }
    }
}
