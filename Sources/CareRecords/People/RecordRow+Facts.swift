internal import CareCore

extension RecordRow {
    /// What rules may ask of the resident of this row.
    var facts: ResidentFacts {
        var facts = ResidentFacts()
        for flag in self[ResidentField.careFlags]?.words ?? [] { if let fact = flag.fact { facts[fact] = true } }
        return facts
    }
}
