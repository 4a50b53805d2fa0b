extension GatewayState {
    /// Records what rules may ask of a bed's resident. It is written with a checkpoint, so that no replay reaches back
    /// over it.
    mutating func describe(
        _ id: BedID, _ facts: ResidentFacts, by person: String, into effects: inout Effects
    ) -> CommandOutcome {
        guard let number = registry.number(of: id) else {
            return .refused(["bed: expected a registered bed, found \(id); homebed import registers it"])
        }
        var bed = registry[number]
        let names = ResidentFact.allCases.filter { $0 != .altitude && facts[$0] }.map(\.name)
            .joined(separator: " ")
        let withheld = DataPurpose.allCases.filter { facts[withheld: $0] }.map(\.name).joined(separator: " ")
        let said =
            "bed \(id): " + (names.isEmpty ? "nothing that rules ask for" : names)
            + (withheld.isEmpty ? "" : "; not taken without consent: \(withheld)")
        guard bed.facts != facts else { return .done(said) }
        bed.facts = facts
        registry.put(bed)
        effects.registry.append(.bed(number, bed))
        adoptCircumstances(of: bed.household)
        retune(bed.household, into: &effects)
        effects.audit.append(
            AuditRow(
                at: clock, by: person, action: "describe", subject: "bed \(id)",
                detail: names + (withheld.isEmpty ? "" : "; withheld: \(withheld)")))
        effects.needsCheckpoint = true
        return .done(said)
    }
}
