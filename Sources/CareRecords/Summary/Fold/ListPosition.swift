/// A word of a closed list that has a place in an array. A dictionary hashes the raw value of such a word, which is a
/// text; sums over every device of a county would spend their time on that.
protocol ListPosition: CaseIterable {
    /// From 0, in the order of `allCases`.
    var position: Int { get }
}

extension ListPosition {
    /// An array with `value` for each word.
    static func each<Value>(_ value: Value) -> [Value] { Array(repeating: value, count: allCases.count) }
}

extension KitKind: ListPosition {
    var position: Int {
        switch self {
        case .emergencyCall: 0
        case .camera: 1
        case .wearable: 2
        case .nursingBed: 3
        case .alarm: 4
        case .wetnessPad: 5
        case .smartMattress: 6
        case .pillBox: 7
        case .other: 8
        }
    }
}

extension UseClass: ListPosition {
    var position: Int {
        switch self {
        case .button: 0
        case .hub: 1
        case .wearable: 2
        case .mattress: 3
        case .pad: 4
        case .pillBox: 5
        case .camera: 6
        case .alarm: 7
        case .nursingBed: 8
        case .silent: 9
        }
    }
}

extension MoneyHead: ListPosition {
    var position: Int {
        switch self {
        case .assessment: 0
        case .retrofit: 1
        case .devices: 2
        case .training: 3
        case .visits: 4
        }
    }
}

extension MoneyKind: ListPosition {
    var position: Int {
        switch self {
        case .budgeted: 0
        case .allocated: 1
        case .paid: 2
        }
    }
}
