/// In which time which fault is to be mended, which faults are critical, and which say that a device's test of itself
/// is not good. Compiled from `repairs/*.yaml` of the profiles. Decision 46.
public struct RepairRules: Sendable, Equatable {
    /// From finding to mending, by priority.
    public let deadlines: [Priority: Milliseconds]
    /// The same for rules with a time of their own.
    public let ruleDeadlines: [String: Milliseconds]
    /// Rules whose fault is critical where it silences an emergency path.
    public let criticalRules: Set<String>
    /// Events that a device on an emergency path sends, as a bit mask.
    public let carriedEvents: UInt64
    /// From finding to mending of what is critical, where that is shorter.
    public let criticalDeadline: Milliseconds
    /// Rules whose open alarm says that the device's test of itself is not good.
    public let selfTest: Set<String>

    /// Makes rules.
    public init(
        deadlines: [Priority: Milliseconds], ruleDeadlines: [String: Milliseconds] = [:],
        criticalRules: Set<String> = [], carriedEvents: UInt64 = 0, criticalDeadline: Milliseconds = .hours(48),
        selfTest: Set<String> = []
    ) {
        self.deadlines = deadlines
        self.ruleDeadlines = ruleDeadlines
        self.criticalRules = criticalRules
        self.carriedEvents = carriedEvents
        self.criticalDeadline = criticalDeadline
        self.selfTest = selfTest
    }

    /// What holds where no file says more: the times by priority. Source: care.md 9.
    public static let standard = RepairRules(
        deadlines: [.p1: .minutes(60), .p2: .minutes(60), .p3: .hours(24), .p4: .days(7)])

    /// Whether a fault by that rule silences an emergency path: the device is a hub or sends what rings. Of a device
    /// whose model is not known any more it is taken for granted.
    public func isCritical(_ rule: String, _ profile: Profile?) -> Bool {
        guard criticalRules.contains(rule) else { return false }
        guard let profile else { return true }
        return profile.deviceClass == .hub || profile.events.values.contains { $0.mask & carriedEvents != 0 }
    }

    /// From finding to mending.
    public func deadline(_ rule: String, _ priority: Priority, isCritical: Bool) -> Milliseconds {
        let usual = ruleDeadlines[rule] ?? deadlines[priority] ?? .days(7)
        return isCritical ? min(usual, criticalDeadline) : usual
    }
}
