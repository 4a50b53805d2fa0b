internal import CareCore

extension CountyFigures {
    /// Who was trained, and whose certificate must be looked at.
    mutating func addTraining(_ row: RecordRow, _ book: any RecordBook, until day: CivilDate) throws {
        let rows = try book.rows(.training, where: [])
        let staff = try trainers(book)
        let own = Set(
            rows.filter { row in
                row[SharedField.bed].map { $0.county == county }
                    ?? row[TrainingField.trainer].map(staff.contains) ?? false
            }.compactMap { $0[TrainingField.training] })
        let figure = TrainingFigure(rows, until: day)
        let beds = figure.beds.keys.filter { $0.county == county }.map(\.description).sorted()
        add("家庭成员受训床位", "beds with a trained person", row[CountyField.trainingTarget], beds)
        let extended = figure.extended.filter(own.contains).map(\.text)
        add("扩展培训(由服务本县市的机构培训)", "trained beyond the programme by providers of the county", nil, extended)
        let without = figure.uncertified.filter(own.contains).map(\.text)
        add("培训未取得合格证", "trainings without a certificate", nil, without)
        let shared = Set(figure.shared.values.filter { !own.isDisjoint(with: $0) }.joined()).map(\.text).sorted()
        if !shared.isEmpty { add("同一证书多人使用的培训", "trainings of different people with one certificate", nil, shared) }
    }

    /// Staff of the providers that serve the county. A training beyond the programme names no bed, so who trained says
    /// where it was; a provider of two counties counts in both.
    private func trainers(_ book: any RecordBook) throws -> Set<RecordID> {
        let providers = Set(
            try book.openRows(.provider, where: [])
                .filter { $0[ProviderField.counties]?.elements.contains(county) == true }
                .compactMap { $0[SharedField.provider] })
        return Set(
            try book.openRows(.staff, where: []).filter { $0[SharedField.provider].map(providers.contains) == true }
                .compactMap { $0[SharedField.staff] })
    }

    /// How able those are who are served, by their newest assessments.
    mutating func addAbility(of residents: Set<RecordID>, _ book: any RecordBook, on day: CivilDate) throws {
        let rows = try book.rows(.assessment, where: []).filter {
            $0[SharedField.resident].map(residents.contains) == true
        }
        let figure = AbilityFigure(rows, on: day)
        for disability in Disability.allCases {
            guard let found = figure.byDisability[disability] else { continue }
            add("在服务\(disability.title)", "in service: \(disability.rawValue)", nil, found.map(\.text))
        }
        for (grade, found) in figure.byGrade.sorted(by: { $0.key < $1.key }) {
            let standard = grade.standard
            add(
                "在服务\(standard.title) \(grade.grade)级", "in service: \(standard.rawValue) grade \(grade.grade)", nil,
                found.map(\.text))
        }
        let completed = figure.completedByRule.map(\.text)
        if !completed.isEmpty { add("按补全规则定级", "graded by the rule of completion", nil, completed) }
    }

    /// Calls for help and abnormal events since the beginning.
    mutating func addDuty(_ book: any RecordBook, until day: CivilDate) throws {
        guard let first = CivilDate(day: CivilDate.range.lowerBound) else { return }
        let period = first..<day.adding(1)
        let calls = CallFigures(
            try book.rows(.emergencyCall, where: []).filter { $0[SharedField.bed]?.county == county }, in: period)
        if !calls.received.isEmpty {
            let parts: [(String, String, [RecordID])] = [
                ("呼叫", "calls for help", calls.received),
                ("60秒内回拨", "called back within 60 s", calls.backSoon),
                ("180秒内回拨", "called back within 180 s", calls.backAtLast),
                ("回拨未接通", "not reached by the call back", calls.unreachable),
                ("已派人", "somebody was sent", calls.sent), ("呼叫未办结", "calls not settled", calls.open),
            ]
            for (zh, en, keys) in parts { add(zh, en, nil, keys.map(\.text)) }
        }
        let events = EventFigures(
            try book.rows(.abnormalEvent, where: [.equal(SharedField.county, county)]), in: period)
        for category in AbnormalCategory.allCases {
            guard let found = events.events[category] else { continue }
            add("异常事件:\(category.title)", "abnormal events: \(category.rawValue)", nil, found.map(\.text))
        }
        if !events.open.isEmpty { add("异常事件未结案", "abnormal events not closed", nil, events.open.map(\.text)) }
    }
}
