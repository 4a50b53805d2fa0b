/// What the core does with what a device says. Source: care.md 11, third column.
extension CustodyState {
    /// Whether what it says is a trial: its events are tests, and one that it tells of while it serves nobody is
    /// nobody's cry for help.
    var isTrial: Bool { self == .allocated || self == .installing || self == .repair }

    /// Whether it lies in a store and should be still (AST-1). Source: care.md 8.2 and 11; what is in repair is tried
    /// there.
    var isStored: Bool {
        switch self {
        case .inStock, .returned, .sanitizing, .ready: true
        default: false
        }
    }

    /// Whether nobody should ever hear of it again (AST-3).
    var isGone: Bool { self == .retired || self == .lost }
}
