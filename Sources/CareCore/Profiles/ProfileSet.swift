/// The profiles in force: the immutable table that the core, the decoder and the store share.
public struct ProfileSet: Sendable, Equatable {
    /// The profiles, in order of identity.
    public let profiles: [Profile]
    /// A fingerprint of all source text.
    public let fingerprint: UInt64
    /// Who is told of alarms; empty where nobody is.
    public let escalation: EscalationPlan
    /// In which time technicians mend what.
    public let repairs: RepairRules
    private let indexByID: [String: Int]

    /// Makes a set; identities must be unique.
    public init(
        profiles: [Profile], fingerprint: UInt64, escalation: EscalationPlan = EscalationPlan(),
        repairs: RepairRules = .standard
    ) {
        self.escalation = escalation
        self.repairs = repairs
        self.profiles = profiles.sorted { $0.id < $1.id }
        self.fingerprint = fingerprint
        var index: [String: Int] = [:]
        for (position, profile) in self.profiles.enumerated() {
            invariant(index[profile.id] == nil, "profile \(profile.id) stands twice in the set")
            index[profile.id] = position
        }
        indexByID = index
    }

    /// The place of the profile of that identity in `profiles`.
    public func index(of id: String) -> Int? { indexByID[id] }
}
