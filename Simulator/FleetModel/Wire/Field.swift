/// A field of a payload: a name of the wire or of a device's own, and a value.
public struct Field: Sendable, Equatable {
    /// What it is called.
    public let name: String
    /// What it says.
    public let value: Measurement.Value

    /// Makes a field.
    public init(_ name: String, _ value: Measurement.Value) {
        self.name = name
        self.value = value
    }

    /// The value as JSON.
    var written: PayloadValue {
        switch value {
        case .whole(let number): .whole(number)
        case .decimal(let number): .decimal(number)
        case .flag(let flag): .flag(flag)
        case .word(let word): .text(word)
        }
    }
}
