/// A bed and the person in it.
public struct BedPlan: Sendable, Equatable {
    /// The bed: `532901-000123`.
    public let id: String
    /// The person.
    public let person: PersonTraits
}
