package import CareCore
package import CareProfiles
package import CareStore
package import Ingest

/// Profiles and database of a configuration, opened together: what a daemon and a command on a stopped one share.
package struct Opening {
    /// The profiles in force.
    package let profiles: ProfileSet
    /// The open database.
    package let store: Store

    /// - Throws: `StoreError`, or profile faults, each with a text for the operator.
    init(_ configuration: GatewayConfiguration) throws {
        let (profiles, sources) = try ProfileLoader.load(directory: configuration.profiles)
        let retention = configuration.retention
        try self.init(
            profiles: profiles, sources: sources,
            store: StoreConfiguration(
                path: configuration.database,
                retention: Retention(
                    readings: .days(Int64(retention.readingDays)),
                    readingsByClass: retention.classDays.mapValues { .days(Int64($0)) },
                    quarantineRows: Int64(retention.quarantineRows),
                    quarantineAge: .days(Int64(retention.quarantineDays)),
                    notifications: .days(Int64(retention.notificationDays))),
                readers: HomeBedGateway.readers, readsBeside: true, recordKey: try configuration.recordKey()),
            clockRate: configuration.clock.rate)
    }

    /// Opens the database for profiles that were compiled before.
    /// - Throws: `StoreError`.
    package init(profiles: ProfileSet, sources: [SourceFile], store: StoreConfiguration, clockRate: Double) throws {
        self.profiles = profiles
        self.store = try Store.open(store)
        // The look for another gateway takes seconds; a start that cannot be must not have to wait for it.
        try self.store.checkPeople()
        try self.store.adoptClock(rate: clockRate)
        try self.store.register(profiles)
        let files = Dictionary(uniqueKeysWithValues: sources.map { ($0.path, $0.text) })
        try self.store.putProfileSource(fingerprint: profiles.fingerprint, files: files)
    }

    /// The line on this database.
    /// - Throws: `GatewayError` when what the database holds cannot be read back.
    package func line<Broker: Transport & ~Copyable, Rows: Committer & ~Copyable>(
        transport: consuming Broker, committer: consuming Rows, now: Timestamp, configuration: LineConfiguration
    ) throws -> IngestLine<Broker, Rows> {
        let store = store
        do {
            return try IngestLine(
                transport: transport, store: committer, profiles: profiles,
                former: { Self.profiles(of: $0, in: store) }, now: now, configuration: configuration)
        } catch {
            throw GatewayError(.database, "the gateway's state cannot be read back: \(Self.text(of: error))")
        }
    }

    /// Compiles the profiles under which the journal was written.
    private static func profiles(of fingerprint: UInt64, in store: Store) -> ProfileSet? {
        guard let files = try? store.profileSource(fingerprint: fingerprint) else { return nil }
        return try? ProfileCompiler.compile(files.map { SourceFile(path: $0.key, text: $0.value) })
    }

    private static func text(of error: RecoveryError) -> String {
        switch error {
        case .store(let error): error.text
        case .state(let error, let device):
            "the stored state of \(device.map { "device \($0.index)" } ?? "the core") is damaged (\(error)); restore a "
                + "backup, or keep the file for inspection"
        case .journal(let error, let blob):
            "journal entry \(blob) is damaged at byte \(error.offset); restore a backup, or keep the file "
                + "for inspection"
        case .unknownProfiles(let fingerprint):
            "it was written under profiles (\(fingerprint)) whose texts the database does not hold or that no longer "
                + "compile; start the version of the gateway that wrote it and stop it in order"
        }
    }
}
