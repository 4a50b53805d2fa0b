/// Which rules of a device are asked, by what the books say of it and whether its place is still served. Source:
/// care.md 11, third column.
enum RuleReach: UInt8 {
    /// Every rule.
    case all = 0
    /// It is being fitted: what it reports rings as a test, and what it measures is judged by nobody.
    case tests = 1
    /// The person is away: what threatens whoever is at home, an SOS, smoke, heat, gas and carbon monoxide, but not the
    /// fall of who is not there.
    case householdEmergencies = 2
    /// The service has ended and nobody has recorded that the device was collected: it may have been entered wrongly,
    /// and a widow may live in the same room. What must ring may not die unnoticed: silence and battery of a device on
    /// an emergency path go on being a technician's. Decision 71.
    case emergencies = 3

    /// Whether the rule of a device of that model is asked.
    func includes(_ rule: Rule, of profile: Profile) -> Bool {
        switch self {
        case .all: true
        case .tests: rule.when.asksForEvent || rule.stages.contains { $0.when?.asksForEvent == true }
        case .householdEmergencies: rule.isEmergency && rule.triggers.events & EventKind.fall.mask == 0
        case .emergencies: rule.isEmergency || (profile.isOnEmergencyPath && rule.isUpkeep)
        }
    }
}

extension Profile {
    /// Whether emergencies ring through it: it asks for some, or is a hub that carries those that do.
    fileprivate var isOnEmergencyPath: Bool { deviceClass == .hub || rules.contains(where: \.isEmergency) }
}

extension Rule {
    /// Whether it tells a technician of the device itself.
    fileprivate var isUpkeep: Bool { subject == .device && stages.first?.audience == .technician }
}
