import CareCore
import CareStore
import Synchronization
import TestSupport
import Testing

@testable import Gateway

@Suite struct DiskWatchTests {
    /// A disk whose free room a test sets.
    private final class Disk: Sendable {
        let free = Mutex<Int64?>(nil)

        func set(megabytes: Int64) { free.withLock { $0 = megabytes * 1_024 * 1_024 } }
    }

    @Test func `a disk that fills between two looks is seen at once after a commit that found no room`() throws {
        let folder = try TemporaryFolder()
        var configuration = GatewayConfiguration()
        configuration.database = folder.file("db")
        let disk = Disk()
        disk.set(megabytes: 10_000)
        var watch = DiskWatch(configuration: configuration, freeBytes: { disk.free.withLock { $0 } })
        let start = Timestamp(milliseconds: 1_000_000)
        #expect(watch.look(at: start) == .ok)
        disk.set(megabytes: 100)
        #expect(watch.look(at: start + .seconds(1)) == .ok, "it was looked at a second ago")
        watch.noteFull()
        #expect(watch.look(at: start + .seconds(1)) == .bulkPaused)
        disk.set(megabytes: 10_000)
        #expect(watch.look(at: start + .seconds(2)) == .bulkPaused, "the next look is due in its interval again")
        #expect(watch.look(at: start + .seconds(1) + DiskWatch.interval) == .ok)
    }

    /// A quota is not seen in what the file system tells: DESIGN 8 holds all the same.
    @Test func `a database that gets no room on a roomy disk is full, and is tried again after a while`() throws {
        let folder = try TemporaryFolder()
        var configuration = GatewayConfiguration()
        configuration.database = folder.file("db")
        var watch = DiskWatch(configuration: configuration, freeBytes: { 10_000 * 1_024 * 1_024 })
        var now = Timestamp(milliseconds: 1_000_000)
        #expect(watch.look(at: now) == .ok)
        watch.noteFull()
        #expect(watch.look(at: now) == .ok, "the disk is roomy, so it is tried once more")
        for _ in 1...2 {
            watch.noteFull()
            #expect(watch.look(at: now) == .bulkPaused, "in the room of the reserve")
            watch.noteFull()
            #expect(watch.look(at: now) == .unrecorded)
            #expect(watch.look(at: now + DiskWatch.retryInterval - Milliseconds(1)) == .unrecorded)
            now = now + DiskWatch.retryInterval
            #expect(watch.look(at: now) == .ok, "tried again")
        }
        watch.noteRoom()
        watch.noteFull()
        #expect(watch.look(at: now) == .ok, "the first one after there was room")
    }
}
