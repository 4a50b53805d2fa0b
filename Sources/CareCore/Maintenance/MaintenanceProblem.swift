/// What is wrong with one device by one rule, and its way to the signature: 一问题一整改一验收一签名.
public struct MaintenanceProblem: Sendable, Equatable {
    /// Its number within the order, from 1.
    public let number: Int
    /// The rule's identity.
    public let rule: String
    /// The device; `nil` for an alarm that names none, and for a thing that is no device.
    public let device: DeviceNumber?
    /// The newest alarm that told of it; `nil` for what a person has reported.
    public var alarm: AlarmID?
    /// Who has reported it, and what; `nil` for what an alarm told of.
    public var report: RepairReport?
    /// How urgent that alarm is or was last.
    public var priority: Priority
    /// Gateway time at which it was found.
    public let foundAt: Timestamp
    /// Gateway time at which it was found last.
    public var lastAt: Timestamp
    /// How often it was found.
    public var count: Int32
    /// Gateway time at which its alarm ended or was explained by something else; `nil` while it lasts.
    public var endedAt: Timestamp?
    /// Who is to mend it; the newest word counts.
    public var assignment: RepairAssignment?
    /// What was done; `nil` again when the problem was found after it, before anybody accepted it.
    public var mending: RepairMending?
    /// The first word of the device after the mending.
    public var evidence: RepairEvidence?
    /// Why it counts as mended.
    public var acceptance: RepairAcceptance?
    /// Who stands for it with a name.
    public var signature: RepairSignature?

    /// Makes a problem that was just found.
    public init(
        number: Int, rule: String, device: DeviceNumber?, alarm: AlarmID?, priority: Priority, foundAt: Timestamp,
        lastAt: Timestamp, count: Int32 = 1, endedAt: Timestamp? = nil
    ) {
        self.number = number
        self.rule = rule
        self.device = device
        self.alarm = alarm
        self.priority = priority
        self.foundAt = foundAt
        self.lastAt = lastAt
        self.count = count
        self.endedAt = endedAt
    }

    /// Stands for the rule of what a person has reported.
    public static let reportRule = "REP-1"
    /// Its title.
    public static let reportTitle = BilingualText(zh: "人工报修", en: "reported by a person")

    /// How far it has come.
    public var step: RepairStep {
        if signature != nil { return .signed }
        if acceptance != nil { return .accepted }
        if mending != nil { return .mended }
        return assignment == nil ? .found : .assigned
    }
}
