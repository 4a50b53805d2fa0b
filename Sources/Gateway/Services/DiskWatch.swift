import CareCore
package import CareStore
import Foundation

/// Looks at the free room of the database's folder every few seconds.
package struct DiskWatch {
    private var guardian: DiskGuard
    private let freeBytes: () -> Int64?
    private var state = DiskState.ok
    private var nextLook = Timestamp.epoch

    /// Time between two looks.
    static let interval = Milliseconds.seconds(5)

    init(configuration: GatewayConfiguration) {
        let megabyte: Int64 = 1_024 * 1_024
        let folder = URL(filePath: configuration.database).deletingLastPathComponent().path
        self.init(
            DiskGuard(
                reserve: ReserveFile(database: configuration.database),
                firstMark: Int64(configuration.disk.bulkStopMegabytes) * megabyte,
                secondMark: Int64(configuration.disk.urgentStopMegabytes) * megabyte),
            freeBytes: { FreeSpace.bytes(at: folder) })
    }

    /// Watches a disk that tells its free room in its own way; `nil` when it does not tell.
    package init(_ guardian: DiskGuard, freeBytes: @escaping () -> Int64?) {
        self.guardian = guardian
        self.freeBytes = freeBytes
    }

    /// What the room allows; looked at anew once an interval. A file system that does not tell is taken as roomy: a
    /// full disk then shows itself as a failed transaction.
    mutating func look(at now: Timestamp) -> DiskState {
        guard now >= nextLook else { return state }
        nextLook = now + Self.interval
        if let free = freeBytes() { state = guardian.check(freeBytes: free) }
        return state
    }
}
