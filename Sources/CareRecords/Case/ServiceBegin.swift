internal import CareCore

/// What must lie before the first day of a service, beside its agreement: the assessment, the retrofit, the kit, and a
/// provider that serves the county then.
struct ServiceBegin {
    private let day: CivilDate
    private let row: RecordRow
    private let context: RecordContext

    init(_ day: CivilDate, _ row: RecordRow, _ context: RecordContext) {
        self.day = day
        self.row = row
        self.context = context
    }

    /// The kit that counts for a case: what the family before has refused in writing is not refused by the next one,
    /// and what was signed for in another home was not tried in this one.
    static func kit(of bed: BedID, for careCase: RecordID, _ context: RecordContext) throws -> [RecordRow] {
        let book = context.book
        let items = try book.rows(.kitItem, where: [.equal(SharedField.bed, bed)])
        let former = try book.rows(.careCase, where: [.equal(SharedField.bed, bed)])
            .filter { $0[SharedField.careCase] != careCase }
        guard let ended = former.compactMap({ $0[CaseField.endedOn] }).max() else { return items }
        let home = try book.row(.careCase, key: [careCase.stored]).flatMap { try household(of: $0, book) }
        let elsewhere = try former.filter { row in
            let other = try household(of: row, book)
            return home == nil || other != home
        }
        let moved = elsewhere.compactMap { $0[CaseField.endedOn] }.max()
        return items.filter { item in
            switch item[KitField.state] {
            case .refused: item[KitField.refusedOn].map { $0 >= ended } == true
            case .signedOff: isSigned(item, since: moved)
            default: true
            }
        }
    }

    private static func isSigned(_ item: RecordRow, since day: CivilDate?) -> Bool {
        guard let day else { return true }
        return item[KitField.signedOffAt].map { CivilDate(of: $0) >= day } == true
    }

    private static func household(of careCase: RecordRow, _ book: any RecordBook) throws -> HouseholdID? {
        try book.row(.resident, key: [careCase[name: SharedField.resident.name]])?[SharedField.household]
    }

    func faults(kitOf bed: BedID) throws -> [RecordFault] {
        var faults = try provider()
        if let assessed = row[CaseField.abilityAssessedOn], day < assessed {
            faults.append(fault("\(assessed.recordText) or later, the day of the assessment"))
        }
        if let accepted = row[CaseField.retrofitAcceptedOn], day < accepted {
            faults.append(fault("\(accepted.recordText) or later, the day on which the retrofit was accepted"))
        }
        // A thing that was replaced since does not count against it: one of the kind was there.
        guard let careCase = row[SharedField.careCase] else { return faults }
        let signed = Dictionary(
            grouping: try Self.kit(of: bed, for: careCase, context).filter { $0[KitField.state] == .signedOff },
            by: { $0[KitField.kind] })
        let ready = signed.compactMap { kind, items in
            kind?.isMandatory == true ? items.compactMap { $0[KitField.signedOffAt] }.min() : nil
        }.max().map { CivilDate(of: $0) }
        if let ready, day < ready {
            faults.append(fault("\(ready.recordText) or later, the day on which the last of the kit was signed off"))
        }
        return faults
    }

    private func provider() throws -> [RecordFault] {
        guard let code = row[SharedField.provider],
            let provider = try context.book.row(.provider, key: [code.stored])
        else { return [] }
        func fault(_ expected: String, _ found: String) -> RecordFault {
            RecordFault(
                SharedField.provider.name, expected: expected, found: found, hint: "form provider says where and when")
        }
        if let county = row[SharedField.county], let counties = provider[ProviderField.counties],
            !counties.elements.contains(county)
        {
            return [fault("a provider that serves \(county)", "one that serves \(counties.recordText)")]
        }
        if let from = provider[ProviderField.servesFrom], day < from {
            return [fault("a provider that serves on \(day.recordText)", "one from \(from.recordText) on")]
        }
        if let until = provider[ProviderField.servesUntil], day > until {
            return [fault("a provider that serves on \(day.recordText)", "one until \(until.recordText)")]
        }
        return []
    }

    private func fault(_ expected: String) -> RecordFault {
        RecordFault(CaseField.serviceFrom.name, expected: expected, found: day.recordText)
    }
}
