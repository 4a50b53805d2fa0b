internal import CareCore

extension SummaryFold {
    /// Steps of cases, by the day of each, and how they ended.
    mutating func countCases() {
        let at = casesAtLast
        let before = CaseFigure(source.cases, on: first.adding(-1))
        count(.screened, at.taken[.screened], before.taken[.screened], asPeople: true)
        count(.assessed, at.taken[.abilityAssessed], before.taken[.abilityAssessed], asPeople: true)
        count(.newlyServed, at.taken[.inService], before.taken[.inService], asPeople: true)
        count(.signed, at.taken[.planned], before.taken[.planned], asPeople: false)
        count(.retrofitted, at.taken[.retrofitted], before.taken[.retrofitted], asPeople: false)
        // Who ended without having been served is no end of service.
        let served = Set(at.taken[.inService] ?? [])
        for reason in CaseEndReason.allCases {
            let figure: Figure =
                switch reason {
                case .recovered: .endedRecovered
                case .deceased: .endedDeceased
                default: .endedOtherwise
                }
            count(figure, at.ended[reason]?.filter(served.contains), before.ended[reason], asPeople: true)
        }
        let known = Set(before.beds.keys)
        for (bed, cases) in at.beds {
            guard let place = cases.compactMap({ places.cases[$0] }).first else { continue }
            table.count(.built, place, bed.description, inPeriod: !known.contains(bed))
        }
        for careCase in at.inService {
            guard let place = places.cases[careCase], let resident = places.residents[careCase] else { continue }
            table.count(.served, place, resident.text, inPeriod: true)
        }
    }

    private mutating func count(
        _ figure: Figure, _ cases: [RecordID]?, _ earlier: [RecordID]?, asPeople: Bool
    ) {
        let earlier = Set(earlier ?? [])
        for careCase in cases ?? [] {
            guard let place = places.cases[careCase], let resident = places.residents[careCase] else { continue }
            table.count(
                figure, place, asPeople ? resident.text : careCase.text, inPeriod: !earlier.contains(careCase))
        }
    }

    /// Who the people in service are.
    mutating func countPersons() {
        let served = Set(casesAtLast.inService)
        let newest = AbilityReview.newest(
            source.assessments.filter { row in row[AbilityField.assessedOn].map { $0 <= last } == true })
        let groups = Dictionary(uniqueKeysWithValues: TargetGroup.allCases.map { ($0, Figure.group($0)) })
        var residents: [RecordID: RecordRow] = [:]
        for row in source.residents {
            if let resident = row[SharedField.resident] { residents[resident] = row }
        }
        for row in source.cases {
            guard let careCase = row[SharedField.careCase], served.contains(careCase),
                let place = places.cases[careCase], let resident = places.residents[careCase]
            else { continue }
            var figures = [disability(newest[resident]?[AbilityField.grade])]
            if let person = residents[resident] {
                if let group = person[ResidentField.group], let figure = groups[group] { figures.append(figure) }
                let marks = person[ResidentField.priority]?.words ?? []
                if marks.contains(.leftBehind) { figures.append(.leftBehind) }
                if marks.contains(.livesAlone) { figures.append(.livesAlone) }
            }
            if let birth = source.births[resident] { figures += age(last.years(since: birth)) }
            for figure in figures { table.count(figure, place, resident.text, inPeriod: true) }
        }
    }

    private func disability(_ grade: Int64?) -> Figure {
        switch grade {
        case 1: Figure.disabilities[0]
        case 2: Figure.disabilities[1]
        case let grade? where grade >= 3: Figure.disabilities[2]
        default: Figure.disabilities[3]
        }
    }

    private func age(_ years: Int) -> [Figure] { Figure.ages.first { years >= $0.from }.map { [$0.figure] } ?? [] }
}
