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

        init(megabytes: Int64) { set(megabytes: megabytes) }

        func set(megabytes: Int64) { free.withLock { $0 = megabytes * 1_024 * 1_024 } }
    }

    private static func watch(_ disk: Disk, in folder: TemporaryFolder) -> DiskWatch {
        var configuration = GatewayConfiguration()
        configuration.database = folder.file("db")
        return DiskWatch(configuration: configuration, freeBytes: { disk.free.withLock { $0 } })
    }

    @Test func `a disk that fills between two looks is seen at once after a commit that found no room`() throws {
        let disk = Disk(megabytes: 10_000)
        let folder = try TemporaryFolder()
        var watch = Self.watch(disk, in: folder)
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
        let disk = Disk(megabytes: 10_000)
        let folder = try TemporaryFolder()
        var watch = Self.watch(disk, in: folder)
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
        watch.noteCommit(ofMessages: true)
        watch.noteFull()
        #expect(watch.look(at: now) == .ok, "the first one after there was room")
    }

    /// A user's quota, a limit on files and a broken disk say that a write failed, not that there is no room.
    @Test func `a database that cannot be written for a while counts as full, and is tried again`() throws {
        let disk = Disk(megabytes: 10_000)
        let folder = try TemporaryFolder()
        var watch = Self.watch(disk, in: folder)
        var now = Timestamp(milliseconds: 1_000_000)
        #expect(watch.look(at: now) == .ok)
        watch.noteFailure(ofMessages: true, at: now)
        // Where messages do not fit, rows about the gateway itself may.
        watch.noteCommit(ofMessages: false)
        now = now + DiskWatch.failureTime
        #expect(watch.look(at: now - Milliseconds(1)) == .ok)
        for _ in 1...2 {
            watch.noteFailure(ofMessages: false, at: now)
            #expect(watch.look(at: now) == .bulkPaused, "in the room of the reserve")
            watch.noteFailure(ofMessages: true, at: now)
            #expect(watch.look(at: now) == .unrecorded)
            now = now + DiskWatch.retryInterval
            #expect(watch.look(at: now) == .ok, "tried again")
        }
        watch.noteCommit(ofMessages: true)
        watch.noteFailure(ofMessages: false, at: now)
        watch.noteCommit(ofMessages: false)
        watch.noteFailure(ofMessages: false, at: now + DiskWatch.failureTime)
        #expect(watch.look(at: now + DiskWatch.failureTime) == .ok, "the first one after something was written")
        now = now + .hours(1)
        watch.noteFailure(ofMessages: true, at: now)
        #expect(watch.look(at: now) == .ok, "an hour after the one before")
    }
}
