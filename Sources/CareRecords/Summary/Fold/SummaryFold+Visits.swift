internal import CareCore

extension SummaryFold {
    /// Visits, on the day on which each ended; plans on the day for which they were made.
    mutating func countVisits() {
        guard let programme = VisitProgramme.dali else { return }
        var found: [SummaryPlace: VisitCount] = [:]
        for months in source.visitMonths + source.visitsOutside.compactMap({ outside($0, programme) }) {
            let place = SummaryPlace(
                county: months.county, township: places.cases[months.careCase]?.township, provider: months.provider)
            found[place, default: VisitCount()].add(months)
        }
        for (place, count) in found {
            add(count.before, place, inPeriod: false)
            add(count.period, place, inPeriod: true)
            for times in 1...3 {
                table.add(.visitedTimes(times), place, people: count.peopleBefore, inPeriod: false)
                table.add(.visitedTimes(times), place, people: count.people, inPeriod: true)
            }
        }
        nameVisits(programme)
    }

    /// What sums of months say of a visit on days outside the period, with the sign that takes it away.
    private func outside(_ row: RecordRow, _ programme: VisitProgramme) -> VisitMonths? {
        guard let visit = Visit(row) else { return nil }
        var months = VisitMonths(
            careCase: visit.careCase, resident: visit.resident, provider: visit.provider, county: visit.county)
        for part in [VisitSums.ended(visit, programme), VisitSums.planned(visit)].compactMap({ $0 }) {
            let month = SummaryMonth(of: part.day)
            if part.day > last, month == SummaryMonth(of: last) { months.period.take(part.sums) }
            if part.day < first, month == SummaryMonth(of: first) {
                months.period.take(part.sums)
                months.before.add(part.sums)
            }
        }
        return months
    }

    private mutating func add(_ sums: VisitSums, _ place: SummaryPlace, inPeriod: Bool) {
        for (figure, amount) in [
            (Figure.visited, sums.served), (.visitedEarly, sums.early), (.visitedPromised, sums.promised),
            (.visitedFurther, sums.further), (.visitsDoubtful, sums.doubtful),
            (.visitsFinished, sums.served + sums.doubtful), (.visitsByTwo, sums.byTwo), (.visitsRated, sums.rated),
            (.visitPoints, sums.points), (.visitLength, sums.length), (.visitsPlanned, sums.planned),
            (.visitsKept, sums.kept),
        ] { table.add(figure, place, amount, inPeriod: inPeriod) }
    }

    /// Names the visits of the period, where their rows were asked for. By township first: so each list of the figures
    /// belongs to one place as a whole.
    private mutating func nameVisits(_ programme: VisitProgramme) {
        let visits = Dictionary(grouping: source.visits.compactMap { Visit($0) }) {
            places.cases[$0.careCase]?.township
        }
        for (township, visits) in visits {
            for figures in VisitTally.figures(visits, in: first..<last.adding(1), programme) {
                name(figures, township)
            }
        }
    }

    private mutating func name(_ figures: VisitFigures, _ township: TownshipCode?) {
        let place = SummaryPlace(county: figures.county, township: township, provider: figures.provider)
        for (figure, visits) in [
            (Figure.visited, figures.served), (.visitedEarly, figures.early), (.visitedPromised, figures.promised),
            (.visitedFurther, figures.further), (.visitsDoubtful, figures.doubtful),
            (.visitsFinished, figures.served + figures.doubtful), (.visitsByTwo, figures.withTwoStaff),
            (.visitsRated, figures.rated), (.visitPoints, figures.rated), (.visitLength, figures.served),
            (.visitsPlanned, figures.planned), (.visitsKept, figures.kept),
        ] { table.name(figure, place, visits.map(\.text)) }
        let persons = figures.visitsByResident.flatMap { resident, visits in
            visits.map { "\(resident.text) \($0.text)" }
        }
        for times in 1...3 { table.name(.visitedTimes(times), place, persons) }
    }

    /// People who were trained; somebody without an identity number is told apart by the row alone.
    mutating func countTraining() {
        for row in source.trainings {
            guard let training = row[TrainingField.training], let place = place(ofTraining: row) else { continue }
            let person = source.trainees[training] ?? training.text
            count(.trained, place, person: person, training.text, on: row[SharedField.on])
            if row[TrainingField.result] == .passed, row[TrainingField.certificate] != nil {
                count(.certified, place, person: person, training.text, on: row[SharedField.on])
            }
        }
        let earlier = Set(TrainingFigure(source.trainings, until: first.adding(-1)).beds.keys)
        for bed in TrainingFigure(source.trainings, until: last).beds.keys {
            table.count(.trainedBeds, places.place(of: bed), bed.description, inPeriod: !earlier.contains(bed))
        }
    }

    /// Counts a row of a person on its day; what lies after the period not at all.
    private mutating func count(
        _ figure: Figure, _ place: SummaryPlace, person: String, _ row: String, on day: CivilDate?
    ) {
        guard let day, day <= last else { return }
        table.add(figure, place, people: [person: 1], inPeriod: day >= first)
        if day >= first { table.name(figure, place, ["\(person) \(row)"]) }
    }

    /// Where a training counts: at its bed; one beyond the programme with the provider of the trainer.
    private func place(ofTraining row: RecordRow) -> SummaryPlace? {
        if let bed = row[SharedField.bed] { return places.place(of: bed) }
        return row[SharedField.county].map { SummaryPlace(county: $0, provider: row[SharedField.provider]) }
    }
}
