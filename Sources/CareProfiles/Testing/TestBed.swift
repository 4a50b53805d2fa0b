import CareCore

/// The bed of a case: what is recorded of it, and what it overrides.
struct TestBed {
    var altitude: Int32?
    var facts = ResidentFacts()
    /// Where its household is; `nil` when not recorded.
    var position: GeoPosition?
    /// Identities of rules and the values that they have here.
    var rules: [(id: String, settings: [OverrideSetting])] = []
}
