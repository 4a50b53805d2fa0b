internal import CareCore

/// What the gateway must know of a resident who is in service: what rules may ask, and which data it may not take.
enum ConsentFacts {
    /// The commands that tell it, one a bed; nothing before service, when there is no bed. `row` is the resident's as
    /// it will be, `nil` for the one on record; `consents` are lines that are being entered, beside those on record.
    static func commands(
        _ resident: RecordID, row: RecordRow? = nil, consents: [RecordRow] = [], _ context: RecordContext
    ) throws -> [Command] {
        let beds = try context.book.rows(.careCase, where: [.equal(SharedField.resident, resident)])
            .filter { $0[CaseField.state] == .inService }.compactMap { $0[SharedField.bed] }
        guard !beds.isEmpty, let row = try row ?? context.book.row(.resident, key: [resident.stored]) else { return [] }
        let facts = try facts(of: row, consents: consents, context)
        return beds.map { .describe($0, facts, by: context.by) }
    }

    /// What is true of the resident of `row`, and what is withheld: every purpose that is not agreed to today.
    static func facts(
        of row: RecordRow, consents: [RecordRow] = [], _ context: RecordContext
    ) throws -> ResidentFacts {
        var facts = row.facts
        guard let resident = row[SharedField.resident] else { return facts }
        let entered = Set(consents.compactMap { $0[ConsentField.consent] })
        let known = try context.book.rows(.consent, where: [.equal(SharedField.resident, resident)])
            .filter { row in row[ConsentField.consent].map { !entered.contains($0) } ?? true }
        let current = CurrentConsent(of: known + consents, on: context.today)
        facts[withheld: .vitals] = !current.allows(.vitals)
        facts[withheld: .location] = !current.allows(.location)
        return facts
    }
}
