public import CareCore

/// A problem of a maintenance order as lists and figures see it.
public struct RepairLine: Sendable, Equatable {
    /// The order.
    public let order: OrderID
    /// The order's bed.
    public let bed: BedID
    /// The device; `nil` for an alarm that names none.
    public let device: DeviceID?
    /// The problem and how far it has come.
    public let problem: MaintenanceProblem
    /// Whether the order is open.
    public let isOpen: Bool
    /// Whether it silences an emergency path.
    public let isCritical: Bool
    /// Until when it is to be mended.
    public let due: Timestamp

    /// Makes a line.
    public init(
        order: OrderID, bed: BedID, device: DeviceID?, problem: MaintenanceProblem, isOpen: Bool, profile: Profile?,
        rules: RepairRules
    ) {
        self.order = order
        self.bed = bed
        self.device = device
        self.problem = problem
        self.isOpen = isOpen
        isCritical = rules.isCritical(problem.rule, profile)
        due = problem.foundAt + rules.deadline(problem.rule, problem.priority, isCritical: isCritical)
    }

    /// `12/3`: the order and the problem's number within it.
    public var key: String { "\(order)/\(problem.number)" }

    /// Whether somebody has still to mend it: a problem that was over before anybody saw to it waits for a look only.
    public var isToMend: Bool { isOpen && problem.step < .mended }

    /// How long it is over its time at `now`; `nil` while there is time or when it is mended.
    public func overdue(at now: Timestamp) -> Milliseconds? {
        let end = problem.mending?.at ?? now
        return isOpen && problem.mending == nil && end > due ? end - due : nil
    }

    /// From finding to mending; `nil` for what nobody has mended.
    public var repairTime: Milliseconds? { problem.mending.map { $0.at - problem.foundAt } }
}
