import CareCore

/// A stored number as what it means.
enum MetricValue: Equatable, CustomStringConvertible {
    case number(Double)
    case flag(Bool)
    case state(String)
    case none

    init(_ metric: Metric, _ value: Double?) {
        guard let value, value.isFinite else {
            self = .none
            return
        }
        switch metric.kind {
        case .number: self = .number(value)
        case .flag: self = value == 0 || value == 1 ? .flag(value == 1) : .number(value)
        case .state:
            let names = metric.stateNames
            let index = Int(exactly: value) ?? -1
            self = names.indices.contains(index) ? .state(names[index]) : .number(value)
        }
    }

    /// The value for people, without unit.
    var description: String {
        switch self {
        case .number(let value): Int64(exactly: value).map { "\($0)" } ?? "\(value)"
        case .flag(let isTrue): isTrue ? "true" : "false"
        case .state(let name): name
        case .none: "-"
        }
    }
}
