import SimKit

/// An alarm as the database has it, with its transitions.
struct AlarmRow {
    /// One transition.
    struct Edge {
        let number: Int64
        let cause: String
        let at: Moment
        let actor: String?
        let state: String
        let priority: Int64
        let audience: String
        let count: Int64

        /// Whether somebody has still to answer.
        var waits: Bool { state.hasSuffix("unacknowledged") }
    }

    let number: Int64
    let rule: String
    let isTest: Bool
    let device: String?
    /// The bed or household that it is about or at which its device serves; `nil` for the gateway's own.
    let place: String?
    /// Whether it is about the device and not the place.
    let isAboutDevice: Bool
    let raisedAt: Moment
    let receivedAt: Moment
    let isLate: Bool
    let isForOperators: Bool
    let priority: Int64
    let state: String
    let count: Int64
    let acknowledgedBy: String?
    let clearedAt: Moment?
    let closedAt: Moment?
    let closedBy: String?
    let closeReason: Int64?
    let lastEdge: Int64
    var edges: [Edge] = []

    var isOver: Bool { state == "normal" }

    /// When it was over.
    var endedAt: Moment? { isOver ? closedAt ?? clearedAt : nil }

    /// For people.
    var name: String {
        "alarm \(number), \(rule) of \(device ?? "the gateway") at \(place ?? "no place"), raised at "
            + "\(raisedAt.milliseconds)"
    }
}
