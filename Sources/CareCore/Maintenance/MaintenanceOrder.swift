/// The one open order of a bed to a technician: everything that is wrong with its devices. Source: care.md 8.4.
///
/// What is wrong with a device of the household stands in the order of the household's first bed, so that one
/// technician goes once.
public struct MaintenanceOrder: Sendable, Equatable {
    /// What is wrong with one device by one rule.
    public struct Problem: Sendable, Equatable {
        /// The rule's identity.
        public let rule: String
        /// The device; `nil` for an alarm that names none.
        public let device: DeviceNumber?
        /// The newest alarm that told of it.
        public var alarm: AlarmID
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
    }

    /// Its number.
    public let id: OrderID
    /// The bed.
    public let bed: BedNumber
    /// Gateway time of the first problem.
    public let openedAt: Timestamp
    /// In order of finding; at most `Limits.orderProblems`.
    public internal(set) var problems: [Problem] = []

    /// The place of the problem among `problems`.
    func index(of rule: String, _ device: DeviceNumber?) -> Int? {
        problems.firstIndex { $0.rule == rule && $0.device == device }
    }
}
