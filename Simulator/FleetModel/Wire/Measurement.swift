import CareWire

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

    func write(to json: inout JSONWriter) {
        switch value {
        case .whole(let number): json.field(quantity.rawValue, number)
        case .decimal(let number): json.field(quantity.rawValue, number)
        case .flag(let flag): json.field(quantity.rawValue, flag)
        case .word(let word): json.field(quantity.rawValue, word)
        }
    }
}
