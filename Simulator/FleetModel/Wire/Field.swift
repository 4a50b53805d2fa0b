import CareWire

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

    func write(to json: inout JSONWriter) {
        switch value {
        case .whole(let number): json.field(name, number)
        case .decimal(let number): json.field(name, number)
        case .flag(let flag): json.field(name, flag)
        case .word(let word): json.field(name, word)
        }
    }
}
