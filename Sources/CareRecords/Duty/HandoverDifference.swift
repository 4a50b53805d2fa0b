/// How a handover's lists differ from what the gateway holds open at that moment.
public struct HandoverDifference: Sendable, Equatable {
    /// Open, but not handed over.
    public let forgottenAlarms: Set<Int64>
    /// Handed over, but not open.
    public let endedAlarms: Set<Int64>
    /// Open, but not handed over.
    public let forgottenOrders: Set<Int64>
    /// Handed over, but not open.
    public let endedOrders: Set<Int64>

    /// Compares a row of `shiftHandover` with the open alarms and maintenance orders of its moment.
    public init(_ row: RecordRow, openAlarms: Set<Int64>, openOrders: Set<Int64>) {
        let alarms = Set(row[ShiftHandoverField.openAlarms]?.elements ?? [])
        let orders = Set(row[ShiftHandoverField.openOrders]?.elements ?? [])
        forgottenAlarms = openAlarms.subtracting(alarms)
        endedAlarms = alarms.subtracting(openAlarms)
        forgottenOrders = openOrders.subtracting(orders)
        endedOrders = orders.subtracting(openOrders)
    }

    /// Whether both agree.
    public var isNone: Bool {
        forgottenAlarms.isEmpty && endedAlarms.isEmpty && forgottenOrders.isEmpty && endedOrders.isEmpty
    }
}
