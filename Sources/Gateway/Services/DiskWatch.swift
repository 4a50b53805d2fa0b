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

    /// Time between two looks.
    static let interval = Milliseconds.seconds(5)

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
    mutating func noteFull() { nextLook = .epoch }

    /// What the room allows; looked at anew once an interval. A file system that does not tell is taken as roomy: a
    /// full disk then shows itself as a failed transaction.
    mutating func look(at now: Timestamp) -> DiskState {
        guard now >= nextLook else { return state }
        nextLook = now + Self.interval
        if let free = freeBytes() { state = guardian.check(freeBytes: free) }
        return state
    }
}
