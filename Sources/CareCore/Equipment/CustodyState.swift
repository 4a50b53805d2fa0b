/// Where a piece of the county's property stands on its way from store to household and back. Raw values are stored
/// and never change. Source: care.md 11.
public enum CustodyState: UInt8, CaseIterable, Sendable {
    /// Ordered, or in the store of the county or a provider.
    case inStock = 1
    /// A bed is chosen; nobody has fitted it yet.
    case allocated = 2
    /// A technician fits it.
    case installing = 3
    /// Signed for, and it works.
    case inService = 4
    /// The person is in hospital or away.
    case suspended = 5
    /// The service has ended; nobody has recorded that it was collected.
    case pendingReturn = 6
    /// Received and inspected.
    case returned = 7
    /// It is being cleaned and disinfected.
    case sanitizing = 8
    /// It is being mended.
    case repair = 9
    /// Disinfected, tested, wiped and unbound: the next family may have it.
    case ready = 10
    /// Taken off the books with an approval.
    case retired = 11
    /// Nobody knows where it is.
    case lost = 12
}

extension CustodyState {
    /// The word in forms, commands and exports.
    public var name: String {
        switch self {
        case .inStock: "in-stock"
        case .allocated: "allocated"
        case .installing: "installing"
        case .inService: "in-service"
        case .suspended: "suspended"
        case .pendingReturn: "pending-return"
        case .returned: "returned"
        case .sanitizing: "sanitizing"
        case .repair: "repair"
        case .ready: "ready"
        case .retired: "retired"
        case .lost: "lost"
        }
    }

    /// The word that people read.
    public var title: BilingualText {
        switch self {
        case .inStock: BilingualText(zh: "在库", en: "in stock")
        case .allocated: BilingualText(zh: "已分配", en: "allocated")
        case .installing: BilingualText(zh: "安装中", en: "being installed")
        case .inService: BilingualText(zh: "在用", en: "in service")
        case .suspended: BilingualText(zh: "停用", en: "suspended")
        case .pendingReturn: BilingualText(zh: "待回收", en: "to be collected")
        case .returned: BilingualText(zh: "已回收", en: "returned")
        case .sanitizing: BilingualText(zh: "清洗消毒", en: "being sanitised")
        case .repair: BilingualText(zh: "维修", en: "in repair")
        case .ready: BilingualText(zh: "可再分配", en: "ready for re-issue")
        case .retired: BilingualText(zh: "报废", en: "retired")
        case .lost: BilingualText(zh: "遗失", en: "lost")
        }
    }

    /// The state of that name.
    public static func named(_ name: String) -> CustodyState? { allCases.first { $0.name == name } }

    /// The states to which it may go. Source: care.md 11; `pendingReturn` to `inService` is the way back from an
    /// ending that was entered wrongly, which the records judge.
    public var successors: [CustodyState] {
        switch self {
        case .inStock: [.allocated]
        case .allocated: [.installing]
        case .installing: [.inService, .inStock]
        case .inService: [.suspended, .pendingReturn, .repair, .lost]
        case .suspended: [.inService]
        case .pendingReturn: [.returned, .inService]
        case .returned: [.sanitizing, .retired]
        case .sanitizing: [.repair, .ready]
        case .repair: [.sanitizing, .ready, .retired]
        case .ready: [.allocated]
        case .retired: []
        case .lost: [.returned]
        }
    }

    /// Whether it may go to `next`; nothing goes to where it is.
    public func allows(_ next: CustodyState) -> Bool { successors.contains(next) }

    /// Whether it may serve a bed or household. What leaves these states serves nobody from then on; what goes to
    /// repair too, because from there it comes back over the store only.
    public var isBound: Bool {
        switch self {
        case .allocated, .installing, .inService, .suspended, .pendingReturn: true
        case .inStock, .returned, .sanitizing, .repair, .ready, .retired, .lost: false
        }
    }
}
