/// What the room on the disk allows (DESIGN 8).
public enum DiskState: Sendable, Equatable {
    /// Everything is taken.
    case ok
    /// Below the first mark: the bulk lane is not read, the broker is its buffer; the urgent lane goes on.
    case bulkPaused
    /// Below the second mark and the reserve is used up: an emergency is still raised, but its rows are not written
    /// and its message is not acknowledged.
    case unrecorded
}
