public import CareCore

/// A problem of a maintenance order as it is read back.
public struct ProblemRecord: Sendable, Equatable {
    /// The order.
    public let order: OrderID
    /// The order's bed.
    public let bed: BedID
    /// The device; `nil` for an alarm that names none.
    public let device: DeviceID?
    /// The profile of the device's model.
    public let profile: String?
    /// The problem and how far it has come. Its device's number is of use in the store only.
    public let problem: MaintenanceProblem
}
