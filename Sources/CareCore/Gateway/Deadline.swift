/// A moment at which the clock alone may do something. Entries that were overtaken are dropped when they come up.
struct Deadline: Comparable {
    enum Kind: UInt8 {
        /// Ask a rule of a device.
        case rule
        /// Remind of an alarm or let a test alarm end.
        case alarm
        /// Send the receipts that a device waits for.
        case receipt
        /// End what holds alarms back, or ask whether somebody is still away.
        case hold
        /// End the alarm of strangers that have been quiet.
        case strangers
        /// Carry an alarm on that nobody has answered, or whose answer was not kept.
        case escalation
        /// Send the collections that are due.
        case digest
        /// End a drill.
        case incident
        /// Look whether a device in a store is silent by now.
        case custody
    }

    /// Gateway or device time in ms.
    let at: Int64
    let kind: Kind
    /// Device index, or number of an alarm or drill; 0 for a collection.
    let owner: Int64
    /// Rule index within the device.
    let rule: Int32

    static func < (left: Deadline, right: Deadline) -> Bool {
        (left.at, left.kind.rawValue, left.owner, left.rule) < (right.at, right.kind.rawValue, right.owner, right.rule)
    }
}
