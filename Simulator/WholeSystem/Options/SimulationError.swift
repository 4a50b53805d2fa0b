/// Why a run cannot be played, in words: what, where, what to do. A fault of the simulation, not of the gateway.
public struct SimulationError: Error, CustomStringConvertible, Sendable {
    /// What happened.
    public let description: String

    init(_ description: String) { self.description = description }
}
