import CareCore

/// What kind of value an expression has.
enum ValueType: Equatable {
    case boolean
    /// A number; the UCUM unit of what was measured, or `nil` for a plain one.
    case number(unit: String?)
    case duration
    case time
    /// One of the metric's named states.
    case state(Metric)

    /// The type as a message names it.
    var shown: String {
        switch self {
        case .boolean: "true or false"
        case .number(nil): "a number"
        case .number(.some(let unit)): "a number in \(unit)"
        case .duration: "a length of time"
        case .time: "a time of day"
        case .state(let metric): "a state of \(metric.name)"
        }
    }

    static func of(_ metric: Metric) -> ValueType {
        switch metric.kind {
        case .flag: .boolean
        case .state: .state(metric)
        case .number: .number(unit: metric.unit == "1" ? nil : metric.unit)
        }
    }
}
