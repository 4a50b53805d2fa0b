public import CareCore

extension CustodyState: RecordValue {
    /// All states, for messages.
    public static let expected =
        "one of " + allCases.map { "\($0.name) (\($0.title.zh))" }.joined(separator: ", ")

    /// The state of that name, in English or Chinese.
    public init?(recordText: String) {
        guard let state = Self.allCases.first(where: { $0.name == recordText || $0.title.zh == recordText }) else {
            return nil
        }
        self = state
    }

    /// The names there are.
    public static var shape: RecordShape { .word(allCases.map(\.name)) }

    /// Its name.
    public var recordText: String { name }

    /// The states from which it may be reached.
    static func states(before target: CustodyState) -> [CustodyState] { allCases.filter { $0.allows(target) } }

    /// Whether an asset in this state can be there. Source: care.md 11, meaning of the states.
    public func fits(_ place: AssetPlace) -> Bool {
        switch (self, place) {
        case (.inStock, .store), (.allocated, .store), (.returned, .store), (.sanitizing, .store), (.ready, .store):
            true
        case (.installing, .technician), (.repair, .technician): true
        case (.inService, .bed), (.suspended, .bed), (.pendingReturn, .bed): true
        case (.retired, .nobody), (.lost, .nobody): true
        default: false
        }
    }

    /// What is to be done next with an asset, for messages.
    var next: String {
        switch self {
        case .inStock: "next: asset-allocate, or kit-bind at a bed"
        case .allocated: "next: kit-bind, or asset-install for what is in no kit"
        case .installing: "next: kit-sign-off, or asset-accept for what is in no kit"
        case .inService: "next: asset-end when the service ends"
        case .suspended: "next: asset-resume"
        case .pendingReturn: "next: asset-collect"
        case .returned: "next: asset-sanitise, or asset-retire"
        case .sanitizing: "next: asset-function-test and asset-wipe, then asset-ready"
        case .repair: "next: asset-sanitise, asset-ready or asset-retire"
        case .ready: "next: asset-allocate, or kit-bind at a bed"
        case .retired: "it is off the books"
        case .lost: "next: asset-found"
        }
    }
}
