/// A number that is written in a rule or taken from one of its parameters.
public enum Operand: Sendable, Equatable {
    case constant(Double)
    case parameter(Int16)
}
