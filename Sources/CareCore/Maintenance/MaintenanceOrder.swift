/// The one open order of a bed to a technician: everything that is wrong with its devices. Source: care.md 8.4.
///
/// What is wrong with a device of the household stands in the order of the household's first bed, so that one
/// technician goes once. It is open until each of its problems is signed. Decision 46.
public struct MaintenanceOrder: Sendable, Equatable {
    /// Its number.
    public let id: OrderID
    /// The bed.
    public let bed: BedNumber
    /// Gateway time of the first problem.
    public let openedAt: Timestamp
    /// In order of finding, numbered from 1; at most `Limits.orderProblems`.
    public internal(set) var problems: [MaintenanceProblem] = []

    /// The place among `problems` of the one by that rule and device that nobody has accepted as mended yet.
    func index(of rule: String, _ device: DeviceNumber?) -> Int? {
        problems.firstIndex { $0.acceptance == nil && $0.rule == rule && $0.device == device }
    }
}
