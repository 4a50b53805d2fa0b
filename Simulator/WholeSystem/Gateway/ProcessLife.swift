/// Whether the gateway's process lives. Once it is dead, nothing that its code still does has an effect: a call of a
/// port cannot end the program that simulates it, but it can be made to end what is simulated.
final class ProcessLife {
    private(set) var isDead = false
    /// Calls of the ports until the process dies; `nil` for a process that goes on.
    private var fuse: Int?

    /// Lets the process die at the call of that number from here, counted from 1.
    func light(_ calls: Int) { fuse = calls }

    /// Whether the process is to die in this turn.
    var isLit: Bool { fuse != nil }

    /// Ends the process.
    func die() { isDead = true }

    /// Counts a call of a port.
    /// - Returns: Whether the process dies at it.
    func burns() -> Bool {
        guard let left = fuse, !isDead else { return false }
        fuse = left - 1
        return left <= 1
    }
}
