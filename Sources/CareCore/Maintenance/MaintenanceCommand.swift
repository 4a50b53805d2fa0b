/// What a person does with a maintenance order.
public enum MaintenanceCommand: Sendable, Equatable {
    /// A person says what is wrong with a device or thing of a bed: its order is opened or extended.
    case report(BedID, RepairSubject, text: String)
    /// The order is over although not every problem is signed: the others ended by themselves before anybody saw to
    /// them; the note says what was looked at.
    case close(OrderID, note: String)
    /// A step on the way of some of its problems: all of them take it or none.
    case step(OrderID, problems: [Int], Step)

    /// One step on a problem's way.
    public enum Step: Sendable, Equatable {
        /// Somebody is to mend it until then.
        case assign(to: String, due: Timestamp)
        /// It is mended.
        case mend(RepairWork)
        /// It was looked at and is good.
        case accept(RepairProof)
        /// Somebody stands for it.
        case sign(note: String)

        /// The word in commands and audit rows.
        public var name: String {
            switch self {
            case .assign: "order-assign"
            case .mend: "order-mend"
            case .accept: "order-accept"
            case .sign: "order-sign"
            }
        }
    }

    /// The order; `nil` where it is opened.
    public var order: OrderID? {
        switch self {
        case .report: nil
        case .close(let order, _), .step(let order, _, _): order
        }
    }

    /// The word in commands and audit rows.
    public var name: String {
        switch self {
        case .report: "order-report"
        case .close: "order-close"
        case .step(_, _, let step): step.name
        }
    }
}
