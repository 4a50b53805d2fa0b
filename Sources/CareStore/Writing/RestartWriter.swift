internal import CareCore
internal import GRDB
internal import Ingest

/// Writes what a restart begins from: the journal, or a checkpoint in its place.
struct RestartWriter {
    private let insertJournal: HotStatement
    private let upsertDevice: HotStatement
    private let upsertCore: HotStatement
    private let deleteJournal: HotStatement
    private let people: PeopleSeal

    init(_ db: Database, _ people: PeopleSeal) throws {
        self.people = people
        insertJournal = try HotStatement(db, "INSERT INTO journal (at, nextOutbox, bytes) VALUES (?, ?, ?)")
        upsertDevice = try HotStatement(
            db,
            """
            INSERT INTO deviceState (device, bytes, heardAt) VALUES (?, ?, ?)
            ON CONFLICT (device) DO UPDATE SET bytes = excluded.bytes, heardAt = excluded.heardAt
            """)
        upsertCore = try HotStatement(
            db,
            """
            INSERT INTO coreState (id, bytes, profiles, lastEvent, nextOutbox, committedAt, isSealed)
            VALUES (1, ?, ?, (SELECT coalesce(max(number), 0) FROM event), ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET bytes = excluded.bytes, profiles = excluded.profiles,
                lastEvent = excluded.lastEvent, nextOutbox = excluded.nextOutbox, committedAt = excluded.committedAt,
                isSealed = excluded.isSealed
            """)
        deleteJournal = try HotStatement(db, "DELETE FROM journal")
    }

    /// Adds the turn's input to the journal.
    func write(journal: [UInt8], at now: Timestamp, nextOutbox: Int64) throws {
        insertJournal.bind(1, now.milliseconds)
        insertJournal.bind(2, nextOutbox)
        try journal.withUnsafeBytes { bytes in
            insertJournal.bind(3, bytes: bytes)
            try insertJournal.run()
        }
    }

    /// Writes the states and drops the journal that they replace. The turn's events must have been written.
    func write(_ checkpoint: Checkpoint, at now: Timestamp, nextOutbox: Int64) throws {
        for state in checkpoint.devices {
            upsertDevice.bind(1, Int64(state.device.index))
            try state.bytes.withUnsafeBytes { bytes in
                upsertDevice.bind(2, bytes: bytes)
                upsertDevice.bind(3, state.heardAt?.milliseconds)
                try upsertDevice.run()
            }
        }
        upsertCore.bind(2, Int64(bitPattern: checkpoint.profiles))
        upsertCore.bind(3, nextOutbox)
        upsertCore.bind(4, now.milliseconds)
        upsertCore.bind(5, people.seals)
        try people.laid(state: checkpoint.core).withUnsafeBytes { bytes in
            upsertCore.bind(1, bytes: bytes)
            try upsertCore.run()
        }
        try deleteJournal.run()
    }
}
