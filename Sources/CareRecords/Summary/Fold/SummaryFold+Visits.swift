internal import CareCore

extension SummaryFold {
    /// Visits, on the day on which each ended; plans on the day for which they were made.
    mutating func countVisits() {
        guard let programme = VisitProgramme.dali, let start = CivilDate(day: CivilDate.range.lowerBound) else {
            return
        }
        let townships = source.visits.reduce(into: [RecordID: TownshipCode]()) { list, row in
            guard let visit = row[VisitField.visit], let careCase = row[SharedField.careCase] else { return }
            list[visit] = places.cases[careCase]?.township
        }
        for (days, inPeriod) in [(start..<first, false), (first..<last.adding(1), true)] {
            for figures in VisitTally.figures(source.visits, in: days, programme) {
                count(figures, townships, inPeriod: inPeriod)
            }
        }
    }

    private mutating func count(
        _ figures: VisitFigures, _ townships: [RecordID: TownshipCode], inPeriod: Bool
    ) {
        func place(_ visit: RecordID) -> SummaryPlace {
            SummaryPlace(county: figures.county, township: townships[visit], provider: figures.provider)
        }
        for (figure, visits) in [
            (Figure.visited, figures.served), (.visitedEarly, figures.early), (.visitedPromised, figures.promised),
            (.visitedFurther, figures.further), (.visitsDoubtful, figures.doubtful),
            (.visitsFinished, figures.served + figures.doubtful), (.visitsByTwo, figures.withTwoStaff),
            (.visitsRated, figures.rated), (.visitsPlanned, figures.planned), (.visitsKept, figures.kept),
        ] {
            for visit in visits { table.count(figure, place(visit), visit.text, inPeriod: inPeriod) }
        }
        for (visit, length) in figures.lengths {
            table.add(.visitLength, place(visit), length.count, [visit.text], inPeriod: inPeriod)
        }
        for (visit, points) in figures.ratings {
            table.add(.visitPoints, place(visit), points, [visit.text], inPeriod: inPeriod)
        }
        let byTimes = (1...3).map { Figure.visitedTimes($0) }
        for (resident, visits) in figures.visitsByResident {
            for visit in visits {
                for figure in byTimes {
                    table.count(figure, place(visit), "\(resident) \(visit)", inPeriod: inPeriod)
                }
            }
        }
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
