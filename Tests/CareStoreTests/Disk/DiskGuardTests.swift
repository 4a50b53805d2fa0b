import CareCore
import TestSupport
import Testing

@testable import CareStore

@Suite struct DiskGuardTests {
    private static let megabyte: Int64 = 1_024 * 1_024
    private static let first = 512 * megabyte
    private static let second = 32 * megabyte

    private let folder: TemporaryFolder
    private let reserve: ReserveFile

    init() throws {
        folder = try TemporaryFolder()
        reserve = ReserveFile(database: folder.database, bytes: Self.megabyte)
    }

    private func guarded() -> DiskGuard { DiskGuard(reserve: reserve, firstMark: Self.first, secondMark: Self.second) }

    @Test func `the reserve holds real blocks once there is room`() throws {
        var disk = guarded()
        #expect(disk.check(freeBytes: 10 * Self.first) == .ok)
        #expect(reserve.isHeld)
        #expect(try folder.bytes(of: "homebed.db.reserve").count == Int(Self.megabyte))
    }

    @Test func `the disk fills in two steps and empties again`() {
        var disk = guarded()
        #expect(disk.check(freeBytes: Self.first + Self.megabyte) == .ok)
        #expect(disk.check(freeBytes: Self.first) == .ok)
        #expect(disk.check(freeBytes: Self.first - 1) == .bulkPaused)
        #expect(reserve.isHeld)
        #expect(disk.check(freeBytes: Self.second) == .bulkPaused)
        #expect(reserve.isHeld)
        #expect(disk.check(freeBytes: Self.second - 1) == .bulkPaused, "the reserve makes room")
        #expect(!reserve.isHeld)
        #expect(disk.check(freeBytes: Self.second + Self.megabyte) == .bulkPaused)
        #expect(disk.check(freeBytes: Self.second - 1) == .unrecorded, "the reserve is used up")
        #expect(disk.check(freeBytes: Self.second) == .bulkPaused)
        #expect(disk.check(freeBytes: Self.first + 1) == .bulkPaused, "no flutter at the mark")
        #expect(!reserve.isHeld)
        #expect(disk.check(freeBytes: Self.first + DiskGuard.resumeMargin) == .ok)
        #expect(reserve.isHeld)
    }

    @Test func `a disk that is full at the start records nothing until there is room`() {
        var disk = guarded()
        #expect(disk.check(freeBytes: 0) == .unrecorded)
        #expect(disk.check(freeBytes: Self.first + DiskGuard.resumeMargin) == .ok)
    }

    @Test func `without its reserve the bulk lane stays paused`() {
        var disk = DiskGuard(
            reserve: ReserveFile(database: folder.file("nowhere/homebed.db"), bytes: Self.megabyte),
            firstMark: Self.first, secondMark: Self.second)
        #expect(disk.check(freeBytes: 10 * Self.first) == .bulkPaused)
    }

    @Test func `a reserve that was cut short is filled again`() throws {
        var disk = guarded()
        try folder.write([1, 2, 3], to: "homebed.db.reserve")
        #expect(!reserve.isHeld)
        #expect(disk.check(freeBytes: 10 * Self.first) == .ok)
        #expect(reserve.isHeld)
    }

    @Test func `free space is told for a folder and for nothing else`() throws {
        let free = try #require(FreeSpace.bytes(at: folder.path))
        #expect(free > 0)
        #expect(FreeSpace.bytes(at: folder.file("nowhere")) == nil)
    }
}
