package import CareCore

extension RecordBook {
    /// The resident whom a bed serves, also while the service is ending; `nil` for nobody.
    package func resident(servedAt bed: BedID) throws -> RecordRow? {
        let serving = try rows(.careCase, where: [.equal(SharedField.bed, bed)]).last { row in
            row[CaseField.state] == .inService || row[CaseField.state] == .ending
        }
        return try serving?[SharedField.resident].flatMap { try row(.resident, key: [$0.stored]) }
    }

    /// Where a resident lives.
    package func home(of resident: RecordRow) throws -> RecordRow? {
        try resident[SharedField.household].flatMap { try row(.residence, key: [$0.stored]) }
    }
}
