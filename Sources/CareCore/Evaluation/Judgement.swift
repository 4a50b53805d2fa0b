/// The three values a condition can have.
enum Judgement: Equatable {
    case holds
    case fails
    case unknown

    init(_ value: Double) {
        self = value.isNaN ? .unknown : value == 0 ? .fails : .holds
    }
}
