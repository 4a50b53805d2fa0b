/// Decides in two steps what is still taken when the disk fills, and keeps the reserve file (DESIGN 8).
///
/// A value of the line's thread; `check` is given the free bytes (`FreeSpace.bytes(at:)`), so that a simulation gives
/// its own.
public struct DiskGuard: Sendable {
    /// Free bytes below which the bulk lane stops. 512 MB: half a day of readings at 8 million messages a day, and
    /// room for a WAL that grew behind a long read.
    public static let defaultFirstMark: Int64 = 512 * 1_024 * 1_024
    /// Free bytes below which the reserve is released, and without it nothing is recorded. 32 MB: a checkpoint of a
    /// full WAL still fits.
    public static let defaultSecondMark: Int64 = 32 * 1_024 * 1_024
    /// Free bytes above the first mark at which the bulk lane goes on: without it the lane would flutter.
    public static let resumeMargin: Int64 = 16 * 1_024 * 1_024

    /// What the last check found.
    public private(set) var state = DiskState.ok

    private let firstMark: Int64
    private let secondMark: Int64
    private let reserve: ReserveFile

    /// Makes a guard; the reserve is taken by the first check that finds room for it.
    public init(
        reserve: ReserveFile, firstMark: Int64 = DiskGuard.defaultFirstMark,
        secondMark: Int64 = DiskGuard.defaultSecondMark
    ) {
        self.reserve = reserve
        self.firstMark = firstMark
        self.secondMark = secondMark
    }

    /// Judges the free room; releases the reserve below the second mark and takes it again when there is room for it
    /// above the first. Call it every few seconds, and before the turn that follows a commit which failed for want of
    /// room.
    /// - Parameter freeBytes: Bytes that can still be written, the reserve not counted.
    /// - Returns: What may be taken now; `state` keeps it.
    public mutating func check(freeBytes: Int64) -> DiskState {
        state = judge(freeBytes)
        return state
    }

    private func judge(_ freeBytes: Int64) -> DiskState {
        if freeBytes < secondMark {
            // The room of the reserve is the urgent lane's: what it frees is seen by the next check.
            guard reserve.isHeld, reserve.release() else { return .unrecorded }
            return .bulkPaused
        }
        if freeBytes < firstMark { return .bulkPaused }
        if state != .ok, freeBytes < firstMark + Self.resumeMargin { return .bulkPaused }
        if reserve.isHeld { return .ok }
        // Without its reserve the gateway must not take bulk data up to the second mark again.
        guard freeBytes >= firstMark + reserve.bytes, reserve.hold() else { return .bulkPaused }
        return .ok
    }
}
