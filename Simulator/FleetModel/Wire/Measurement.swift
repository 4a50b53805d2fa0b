/// A measured value on its way into a payload.
public struct Measurement: Sendable, Equatable {
    /// How the value is written.
    public enum Value: Sendable, Equatable {
        case whole(Int64)
        case decimal(Double)
        case flag(Bool)
        case word(String)
    }

    /// What was measured.
    public let quantity: Quantity
    /// The value in the quantity's unit.
    public let value: Value

    /// Makes a measurement.
    public init(_ quantity: Quantity, _ value: Value) {
        self.quantity = quantity
        self.value = value
    }

    /// The value as a number: flags are 0 and 1, a word is its place among the words of its quantity.
    public var number: Double? {
        switch value {
        case .whole(let number): Double(number)
        case .decimal(let number): number
        case .flag(let flag): flag ? 1 : 0
        case .word(let word):
            (quantity == .posture ? Self.postureWords : Self.bedStatusWords).firstIndex(of: word).map { Double($0) }
        }
    }

    /// What a mattress says of its signal, in the order of care.md 6.9.
    private static let bedStatusWords = ["ok", "init", "apnea", "cardiac_stop", "move", "leave", "turn"]

    /// What a radar sees of a person, in the order of care.md 6.2.
    private static let postureWords = ["absent", "upright", "lying", "motionless"]

    /// The measurement as a payload has it.
    var field: Field { Field(quantity.rawValue, value) }
}
