package import CareCore

extension RecordBook {
    /// The case that a bed serves, also while the service is ending; `nil` for none. What is sealed in it may be
    /// missing.
    package func careCase(servedAt bed: BedID) throws -> RecordRow? {
        try openRows(.careCase, where: [.equal(SharedField.bed, bed)]).last { $0[CaseField.state]?.isServed == true }
    }

    /// The resident whom a bed serves, also while the service is ending; `nil` for nobody.
    package func resident(servedAt bed: BedID) throws -> RecordRow? {
        try careCase(servedAt: bed)?[SharedField.resident].flatMap { try row(.resident, key: [$0.stored]) }
    }

    /// Whether two beds are, or were, those of one home: of the residents whom they last had a case for.
    package func isSameHome(_ one: BedID, _ other: BedID) throws -> Bool {
        if one == other { return true }
        let homes = try [one, other].map { bed -> HouseholdID? in
            try openRows(.careCase, where: [.equal(SharedField.bed, bed)]).last?[SharedField.resident]
                .flatMap { try row(.resident, key: [$0.stored])?[SharedField.household] }
        }
        return homes[0] != nil && homes[0] == homes[1]
    }

    /// Where a resident lives.
    package func home(of resident: RecordRow) throws -> RecordRow? {
        try resident[SharedField.household].flatMap { try row(.residence, key: [$0.stored]) }
    }
}
