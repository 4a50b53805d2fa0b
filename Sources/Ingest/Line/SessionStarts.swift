import CareCore

/// Where the broker's newest session of each lane began, counted in deliveries.
///
/// Packet identifiers begin again with a session. The transaction that says so may fail: the state is rebuilt as it was
/// before, and the broker then resumes a session of which that state has taken in nothing. Compared with the deliveries
/// of the session before, new messages would be taken for old ones.
struct SessionStarts {
    private var starts: [Int64?] = [nil, nil]

    /// The broker accepted the lane's connection.
    /// - Parameters:
    ///   - lane: The lane.
    ///   - isSessionPresent: Whether the broker resumes a session.
    ///   - deliveries: Deliveries on the lane that the state has taken in.
    /// - Returns: Whether what the broker sends may be part of the state already.
    mutating func isKnown(_ lane: Lane, isSessionPresent: Bool, deliveries: Int64) -> Bool {
        let index = Int(lane.rawValue)
        if isSessionPresent, deliveries > starts[index] ?? .min { return true }
        starts[index] = deliveries
        return false
    }
}
