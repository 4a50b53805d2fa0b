import CareCore
import Foundation
import Ingest
import SimKit

/// The disk of the gateway's machine: which files it uses, what goes wrong with them, and what is left after a death.
final class SimDisk {
    let folder: URL
    /// Transactions that fail from now on, the next one first.
    var faults: [CommitFault] = []
    /// What the disk holds if the process dies in its next transaction.
    var death = CommitDeath.before
    /// Steps of housekeeping that fail from now on.
    var housekeepingFaults = 0
    /// Checkpoints of the log that fail from now on.
    var checkpointFaults = 0
    /// The process dies in the step of housekeeping of that number from here, counted from 1, and what the disk then
    /// holds; `nil` for a process that goes on.
    var housekeepingDeath: (step: Int, death: CommitDeath)?
    /// Whether the newest step of housekeeping was done.
    var isHouseKept = true
    /// Free bytes that the operating system tells.
    var freeBytes = SimDisk.ample
    /// Whether the database may not grow.
    var isFull = false
    /// Transactions that were written.
    var writes = 0
    /// How the files are found by the next process.
    private var generation = 0
    private var next: URL?

    /// Free bytes of a disk with room for everything.
    static let ample: Int64 = 1 << 40

    init(folder: URL) throws {
        self.folder = folder
        try FileManager.default.createDirectory(at: place(0), withIntermediateDirectories: true)
    }

    /// The database of the running process.
    var database: String { place(generation).appending(path: "homebed.sqlite").path }

    private func place(_ generation: Int) -> URL { folder.appending(path: "life-\(generation)") }

    /// Nothing fails from now on.
    func mend() {
        faults = []
        housekeepingFaults = 0
        checkpointFaults = 0
        housekeepingDeath = nil
    }

    /// A step of housekeeping begins.
    /// - Returns: What the disk holds of it, if the process dies in it.
    func takeHousekeepingDeath() -> CommitDeath? {
        guard let planned = housekeepingDeath else { return nil }
        housekeepingDeath = nil
        guard planned.step > 1 else { return planned.death }
        housekeepingDeath = (step: planned.step - 1, death: planned.death)
        return nil
    }

    /// Takes a copy of what is on the disk, as a machine would find it that lost its power now. The copy is what the
    /// next process opens.
    /// - Throws: What the file system refuses.
    func freeze() throws {
        let target = place(generation + 1)
        try? FileManager.default.removeItem(at: target)
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: database + suffix) {
            try FileManager.default.copyItem(
                at: URL(filePath: database + suffix), to: target.appending(path: "homebed.sqlite" + suffix))
        }
        next = target
    }

    /// Cuts the log of the frozen copy after a transaction was added to the living one: `thousandths` of what was added
    /// is there.
    func tear(thousandths: Int) throws {
        guard let next else { return }
        let living = try WriteAheadLog(path: database + "-wal")
        let frozen = try WriteAheadLog(path: next.appending(path: "homebed.sqlite-wal").path)
        guard let added = living.bytes(after: frozen) else { return }
        let length = added.count * thousandths / 1_000
        try frozen.put(Array(added.prefix(max(0, min(length, added.count - 1)))))
    }

    /// Whether a copy is there that the next process opens.
    var isFrozen: Bool { next != nil }

    /// The process is gone: the frozen copy takes the place of its files, or its files as they are.
    func reopen() throws {
        guard next != nil else { return }
        try? FileManager.default.removeItem(at: place(generation))
        generation += 1
        next = nil
    }
}
