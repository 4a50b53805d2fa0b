internal import Synchronization

/// How many connections each network holds, so that none holds all places: the desk that comes back after a cut finds
/// one. Networks are those of `ClientNetwork`.
final class ConnectionPlaces: Sendable {
    private let most: Int
    private let held = Mutex<[String: Int]>([:])

    /// Leaves a quarter of the configured connections to others. Behind a proxy all come from one address, and none is
    /// held against it.
    init(_ configuration: HTTPConfiguration) {
        let all = configuration.connections
        most = configuration.trustsProxy ? all : all - all / 4
    }

    /// Takes a place, until `leave`.
    /// - Returns: Whether the network had one left.
    func take(_ network: String) -> Bool {
        held.withLock { held in
            guard held[network, default: 0] < most else { return false }
            held[network, default: 0] += 1
            return true
        }
    }

    /// Gives a place back.
    func leave(_ network: String) {
        held.withLock { held in
            let count = held[network, default: 0] - 1
            held[network] = count > 0 ? count : nil
        }
    }
}
