import CareCore
package import CareStore
import Foundation

/// Looks at the free room of the database's folder every few seconds.
package struct DiskWatch {
    private var guardian: DiskGuard
    /// Bytes that can still be written; `nil` when the file system does not tell.
    private let freeBytes: () -> Int64?
    private var state = DiskState.ok
    /// When the room is looked at again.
    private(set) var nextLook = Timestamp.epoch
    /// Transactions that found no room since the last that did.
    private var refusals = 0
    /// Since when transactions have failed for another reason, without one between that shows the contrary; `nil` for
    /// none.
    private var failingSince: Timestamp?
    /// When the newest of them failed.
    private var failedAt = Timestamp.epoch
    /// Whether one of them carried messages.
    private var hasFailedMessages = false

    /// Time between two looks.
    static let interval = Milliseconds.seconds(5)
    /// Time until everything is tried again where transactions found no room and the file system tells of some: each
    /// attempt that fails drops the connections, and emergencies are told sooner without it.
    static let retryInterval = Milliseconds.seconds(30)
    /// How long transactions may fail for another reason than want of room before that counts as none: what passes by
    /// itself is over sooner, and until then nobody is told of an emergency (decision 101).
    static let failureTime = Milliseconds.seconds(15)

    init(configuration: GatewayConfiguration) {
        let folder = URL(filePath: configuration.database).deletingLastPathComponent().path
        self.init(configuration: configuration, freeBytes: { FreeSpace.bytes(at: folder) })
    }

    /// As above, with a disk of the caller's.
    init(configuration: GatewayConfiguration, freeBytes: @escaping () -> Int64?) {
        let megabyte: Int64 = 1_024 * 1_024
        self.init(
            DiskGuard(
                reserve: ReserveFile(database: configuration.database),
                firstMark: Int64(configuration.disk.bulkStopMegabytes) * megabyte,
                secondMark: Int64(configuration.disk.urgentStopMegabytes) * megabyte),
            freeBytes: freeBytes)
    }

    /// Watches a disk that tells its free room in its own way.
    package init(_ guardian: DiskGuard, freeBytes: @escaping () -> Int64?) {
        self.guardian = guardian
        self.freeBytes = freeBytes
    }

    /// A transaction found no room: the next look is a new one, whenever it comes.
    mutating func noteFull() {
        refusals += 1
        nextLook = .epoch
    }

    /// A transaction failed for another reason: a quota or a limit that the system tells as a failed write, a broken
    /// disk. When that has lasted, the next look is a new one, and finds no room.
    mutating func noteFailure(ofMessages: Bool, at now: Timestamp) {
        // After long without any, it is another failure: nothing had to be written meanwhile.
        let isAnother = now - failedAt > Self.retryInterval + Self.failureTime
        failingSince = isAnother ? now : failingSince ?? now
        failedAt = now
        hasFailedMessages = ofMessages || (hasFailedMessages && !isAnother)
        if hasFailedLong { nextLook = .epoch }
    }

    private var hasFailedLong: Bool { failingSince.map { failedAt - $0 >= Self.failureTime } ?? false }

    /// A transaction was made. One with messages shows that there is room; the gateway's own rows about itself need
    /// next to none, and show no more than that these can be written.
    mutating func noteCommit(ofMessages: Bool) {
        if ofMessages { refusals = 0 }
        guard ofMessages || !hasFailedMessages else { return }
        failingSince = nil
        hasFailedMessages = false
    }

    /// What the room allows; looked at anew once an interval.
    ///
    /// A file system may tell of room that this database does not get (a quota), or not tell at all. So a transaction
    /// that found none right after such a look counts as no room for a while (decision 33), and so does one that fails
    /// after others have for `failureTime`.
    mutating func look(at now: Timestamp) -> DiskState {
        guard now >= nextLook else { return state }
        let isContradicted = nextLook == .epoch && (refusals > 1 || hasFailedLong)
        nextLook = now + (isContradicted ? Self.retryInterval : Self.interval)
        if let free = isContradicted ? 0 : freeBytes() { state = guardian.check(freeBytes: free) }
        return state
    }
}
