/// A compiled expression: the instructions in order of execution.
public struct Program: Sendable, Equatable {
    /// The steps; empty means "always true".
    public let instructions: [Instruction]

    /// Wraps instructions that the rule checker has found sound: the stack ends at depth 1 and never exceeds
    /// `Limits.expressionDepth`.
    public init(_ instructions: [Instruction]) { self.instructions = instructions }

    /// The program that is always true.
    public static let always = Program([])
}
