import CareCore
import GRDB
import Ingest
import TestSupport
import Testing

@testable import CareStore

/// Promise 10: what was committed is what a restart finds.
@Suite struct RecoveryTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static func checkpoint(_ core: UInt8) -> Checkpoint {
        Checkpoint(
            devices: [
                Checkpoint.DeviceState(device: Fixture.mattress, bytes: [core]),
                Checkpoint.DeviceState(device: Fixture.wearable, bytes: []),
            ], core: [core, core], profiles: 0xFFFF_FFFF_FFFF_FFF0)
    }

    @Test func `a new database has nothing to give back`() throws {
        let open = try OpenStore(folder, registry: false)
        let recovered = try open.committer.recover()
        #expect(recovered.registry == Registry())
        #expect(recovered.checkpoint == nil)
        #expect(recovered.eventIdentities == [])
        #expect(recovered.journal == [])
        #expect(recovered.outbox == [])
        #expect(recovered.nextOutboxID == OutboxID(1))
        #expect(recovered.committedAt == nil)
    }

    @Test func `the registry comes back with its history of assignments`() throws {
        var expected = Registry()
        let move = Assignment(place: .bed(BedNumber(2)), from: Fixture.noon + .hours(2))
        for change in try Fixture.registry() {
            switch change {
            case .household(_, let household): expected.put(household)
            case .bed(_, let bed): expected.put(bed)
            case .device(_, let device): expected.put(device)
            case .assignmentStarted(let device, let assignment): expected.append(assignment, to: device)
            case .assignmentEnded, .assignmentMoved, .overridden, .contact, .shift, .shiftRemoved: break
            }
        }
        var before = expected.assignments[3][0]
        before.until = Fixture.noon
        expected = try Self.replacing(expected, wearable: [before, move])
        do {
            let open = try OpenStore(folder)
            try open.commit {
                $0.effects.registry = [
                    .assignmentEnded(Fixture.wearable, at: Fixture.noon), .assignmentStarted(Fixture.wearable, move),
                ]
            }
        }
        let open = try OpenStore(folder)
        #expect(try open.committer.recover().registry == expected)
    }

    @Test func `what the books say of a device and that a service has ended come back`() throws {
        let noon = Fixture.noon
        let (id, county) = (try #require(DeviceID("m-1")), try #require(CountyCode(532_901)))
        let lent = Device(id: id, county: county, profile: "mattress", custody: Custody(.pendingReturn, since: noon))
        var bed = Bed(id: try #require(BedID("532901-000001")), household: HouseholdNumber(0), township: "532901100")
        bed.serviceEndedAt = noon
        do {
            let open = try OpenStore(folder)
            try open.commit {
                $0.effects.registry = [
                    .device(Fixture.mattress, lent), .bed(BedNumber(0), bed),
                    .assignmentEnded(Fixture.mattress, at: noon),
                ]
            }
        }
        let registry = try OpenStore(folder).committer.recover().registry
        #expect(registry[Fixture.mattress] == lent && registry[BedNumber(0)] == bed)
        #expect(registry.currentAssignment(of: Fixture.mattress) == nil)
        #expect(registry.place(of: Fixture.mattress, at: noon - Milliseconds(1)) == .bed(BedNumber(0)))
        #expect(registry[Fixture.button].custody == nil && registry[BedNumber(1)].serviceEndedAt == nil)
    }

    @Test func `overrides come back as they count, and their history stays`() throws {
        let bed = try #require(BedID("532901-000001"))
        func row(_ value: OverrideValue?, _ field: OverrideField = .parameter("high")) -> OverrideRow {
            OverrideRow(
                scope: .bed(bed), rule: "VIT-4", field: field, value: value,
                at: Fixture.noon, by: "Li", reason: "doctor", until: value.map { _ in Fixture.noon + .days(90) })
        }
        let rows = [
            row(.number(110)), row(.number(120.5)), row(.duration(.minutes(4)), .delay(stage: 1)),
            row(nil, .delay(stage: 1)),
        ]
        do {
            let open = try OpenStore(folder)
            try open.commit { $0.effects.registry = rows.map { .overridden($0) } }
        }
        let open = try OpenStore(folder)
        var expected = OverrideBook()
        expected.take(row(.number(120.5)))
        #expect(try open.committer.recover().registry.overrides == expected)
        #expect(try StoreReader.open(path: folder.database).overrideHistory() == rows.reversed())
        #expect(throws: (any Error).self) {
            try open.store.pool.write { try $0.execute(sql: "DELETE FROM ruleOverride") }
        }
    }

    /// The registry with other assignments of the wearable, which it has no function to take back.
    private static func replacing(_ registry: Registry, wearable: [Assignment]) throws -> Registry {
        var copy = Registry()
        for household in registry.households { copy.put(household) }
        for bed in registry.beds { copy.put(bed) }
        for device in registry.devices { copy.put(device) }
        for (index, assignments) in registry.assignments.enumerated() {
            let number = DeviceNumber(Int32(index))
            for assignment in number == Fixture.wearable ? wearable : assignments {
                copy.append(assignment, to: number)
            }
        }
        return copy
    }

    @Test func `the journal after the checkpoint, the outbox and the states come back`() throws {
        do {
            let open = try OpenStore(folder)
            try open.commit { $0.journal = [1] }
            try open.commit(at: Fixture.noon + .seconds(1)) {
                $0.journal = [2]
                $0.checkpoint = Self.checkpoint(1)
                $0.outgoing = [Fixture.message(1), Fixture.message(2)]
            }
            try open.commit(at: Fixture.noon + .seconds(2)) {
                $0.journal = [3]
                $0.outgoing = [Fixture.message(3)]
            }
            try open.commit(at: Fixture.noon + .seconds(3)) {
                $0.journal = []
                $0.confirmed = [OutboxID(1), OutboxID(2), OutboxID(3)]
            }
            try open.commit(at: Fixture.noon + .seconds(4)) { $0.journal = [4, 4] }
        }
        let open = try OpenStore(folder)
        let recovered = try open.committer.recover()
        #expect(recovered.checkpoint == Self.checkpoint(1))
        #expect(recovered.journal == [[3], [4, 4]])
        #expect(recovered.outbox == [])
        #expect(recovered.nextOutboxID == OutboxID(4))
        #expect(recovered.committedAt == Fixture.noon + .seconds(4))
    }

    @Test func `a later checkpoint replaces only the states it brings`() throws {
        let open = try OpenStore(folder)
        try open.commit { $0.checkpoint = Self.checkpoint(1) }
        try open.commit {
            $0.checkpoint = Checkpoint(
                devices: [Checkpoint.DeviceState(device: Fixture.wearable, bytes: [5])], core: [6], profiles: 2)
        }
        #expect(
            try open.committer.recover().checkpoint
                == Checkpoint(
                    devices: [
                        Checkpoint.DeviceState(device: Fixture.mattress, bytes: [1]),
                        Checkpoint.DeviceState(device: Fixture.wearable, bytes: [5]),
                    ], core: [6], profiles: 2))
    }

    @Test func `identities of a week up to the checkpoint come back, oldest first`() throws {
        let start = Fixture.noon
        let old = Fixture.event("old", receivedAt: start - Limits.deduplicationAge - Milliseconds(1))
        let week = Fixture.event("week", deviceTime: nil, receivedAt: start - Limits.deduplicationAge)
        let nameless = Fixture.event(nil, deviceTime: nil, receivedAt: start)
        let fresh = Fixture.event("fresh", receivedAt: start)
        let open = try OpenStore(folder)
        try open.commit(at: start - .days(8)) { $0.effects.events = [old, week, nameless, fresh] }
        #expect(try open.committer.recover().eventIdentities == [])
        try open.commit(at: start) { $0.checkpoint = Self.checkpoint(1) }
        try open.commit(at: start) {
            $0.effects.events = [Fixture.event("journaled", receivedAt: start)]
            $0.journal = [1]
        }
        #expect(try open.committer.recover().eventIdentities == [week, fresh])
        // The journal is replayed from the checkpoint on, however much later it ends.
        try open.commit(at: start + .hours(1)) { $0.journal = [2] }
        #expect(try open.committer.recover().eventIdentities == [week, fresh])
    }

    @Test func `numbers of confirmed messages do not come again after a restart`() throws {
        do {
            let open = try OpenStore(folder)
            try open.commit {
                $0.outgoing = [Fixture.message(41)]
                $0.checkpoint = Self.checkpoint(1)
            }
            try open.commit { $0.confirmed = [OutboxID(41)] }
        }
        let open = try OpenStore(folder)
        #expect(try open.committer.recover().nextOutboxID == OutboxID(42))
        try open.commit { $0.checkpoint = Self.checkpoint(2) }
        #expect(try open.committer.recover().nextOutboxID == OutboxID(42))
    }

    @Test func `files as a crash leaves them open with everything that was committed`() throws {
        let open = try OpenStore(folder)
        try open.commit {
            $0.effects.readings = [Fixture.reading()]
            $0.journal = [1, 2]
        }
        // The files of a process that is killed: no checkpoint, no closing, and the shared memory is not to be trusted.
        let crashed = try TemporaryFolder()
        for suffix in ["", "-wal"] {
            try crashed.write(try folder.bytes(of: "homebed.db" + suffix), to: "homebed.db" + suffix)
        }
        let after = try OpenStore(crashed)
        #expect(try after.committer.recover().journal == [[1, 2]])
        #expect(try after.count("reading") == 1)
        #expect(after.store.instance == open.store.instance)
    }

    @Test func `a gap in the numbers is reported as damage`() throws {
        let open = try OpenStore(folder)
        try open.store.pool.write { db in
            try db.execute(sql: "DELETE FROM assignment WHERE device = 1; DELETE FROM device WHERE number = 1")
        }
        let error = #expect(throws: CommitError.self) { _ = try open.committer.recover() }
        #expect(error?.text.contains("device number 2") == true)
    }
}
