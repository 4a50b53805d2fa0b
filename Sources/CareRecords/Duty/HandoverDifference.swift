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

    /// In words, for who entered it.
    public var text: String {
        let parts = [
            ("open but not in the list: alarms", forgottenAlarms), ("in the list but not open: alarms", endedAlarms),
            ("open but not in the list: orders", forgottenOrders), ("in the list but not open: orders", endedOrders),
        ]
        let differing = parts.filter { !$0.1.isEmpty }.map { words, numbers in
            let named = numbers.sorted().prefix(20).map(String.init).joined(separator: " ")
            return "\(words) \(named)" + (numbers.count > 20 ? " and \(numbers.count - 20) more" : "")
        }
        return differing.isEmpty ? "it lists what is open" : differing.joined(separator: "; ")
    }

    /// Whether both agree.
    public var isNone: Bool {
        forgottenAlarms.isEmpty && endedAlarms.isEmpty && forgottenOrders.isEmpty && endedOrders.isEmpty
    }
}
