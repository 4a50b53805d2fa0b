public import CareCore

/// Builds the state that the gateway had when its newest transaction became durable (promise 10).
public enum Recovery {
    /// Reads the checkpoint and replays the journal behind it through the same intake as live traffic.
    /// - Parameters:
    ///   - recovered: What the store holds.
    ///   - profiles: The profiles in force from now on.
    ///   - find: The profiles of that fingerprint, under which checkpoint and journal were written; asked only when it
    ///     is not that of `profiles`.
    ///   - now: Gateway time, later than every committed row.
    ///   - effects: Gets what the change of profiles makes ring, to be written with the state.
    /// - Returns: The state, under the profiles in force.
    /// - Throws: `RecoveryError` when what was stored cannot be read back.
    public static func rebuild(
        _ recovered: Recovered, profiles: ProfileSet, former find: (UInt64) -> ProfileSet?, at now: Timestamp,
        into effects: inout Effects
    ) throws(RecoveryError) -> GatewayState {
        var former = profiles
        var state = try replay(recovered, former: find, under: &former)
        // Nobody has listened since the newest transaction: the clock stands until the lanes have caught up.
        state.setListening(false, at: state.clock)
        guard profiles.fingerprint != former.fingerprint else { return state }
        var adopted = GatewayState(profiles: profiles, registry: recovered.registry)
        state.ringForWhatIsForgotten(by: adopted, at: now, into: &effects)
        let all = recovered.registry.devices.indices.map { DeviceNumber(Int32($0)) }
        let checkpoint = Checkpoint(
            devices: all.map { .init(device: $0, bytes: state.encode($0)) }, core: state.encodeCore(),
            profiles: former.fingerprint)
        try load(checkpoint, into: &adopted)
        adopted.adoptIdentities(of: state)
        adopted.adoptProfiles(after: state)
        return adopted
    }

    /// The state as it was when the newest transaction was made. `profiles` are those in force, and afterwards those
    /// under which it was made.
    package static func replay(
        _ recovered: Recovered, former find: (UInt64) -> ProfileSet?, under profiles: inout ProfileSet
    ) throws(RecoveryError) -> GatewayState {
        if let fingerprint = recovered.checkpoint?.profiles, fingerprint != profiles.fingerprint {
            guard let found = find(fingerprint) else { throw .unknownProfiles(fingerprint) }
            profiles = found
        }
        var state = GatewayState(profiles: profiles, registry: recovered.registry)
        for event in recovered.eventIdentities { state.remember(event) }
        if let checkpoint = recovered.checkpoint { try load(checkpoint, into: &state) }
        var intake = Intake(profiles: profiles)
        var effects = Effects()
        for (number, blob) in recovered.journal.enumerated() {
            try replay(blob, number: number, intake: &intake, state: &state, effects: &effects)
        }
        return state
    }

    private static func load(_ checkpoint: Checkpoint, into state: inout GatewayState) throws(RecoveryError) {
        do {
            try state.decodeCore(checkpoint.core)
        } catch {
            throw .state(error, device: nil)
        }
        for device in checkpoint.devices {
            do {
                try state.decode(device.bytes, into: device.device)
            } catch {
                throw .state(error, device: device.device)
            }
        }
    }

    private static func replay(
        _ blob: [UInt8], number: Int, intake: inout Intake, state: inout GatewayState, effects: inout Effects
    ) throws(RecoveryError) {
        var failure: JournalError?
        blob.withUnsafeBytes { bytes in
            do throws(JournalError) {
                var reader = try JournalReader(bytes)
                while let input = try reader.next() {
                    switch input {
                    case .message(let item):
                        _ = intake.take(item, of: bytes, now: reader.now, state: &state, into: &effects)
                    case .entry(let entry): apply(entry, at: reader.now, to: &state, into: &effects)
                    case .tick: _ = state.tick(at: reader.now, into: &effects)
                    }
                }
            } catch {
                failure = error
            }
        }
        effects.reset()
        if let failure { throw .journal(failure, blob: number) }
    }

    /// Applies one input that is no message.
    static func apply(
        _ entry: JournalEntry, at now: Timestamp, to state: inout GatewayState, into effects: inout Effects
    ) {
        switch entry {
        case .connected(let lane, let isSessionPresent): state.connect(lane, isSessionPresent: isSessionPresent)
        case .listening(let isListening): state.setListening(isListening, at: now)
        case .forgiven(let length): state.forgive(length, at: now)
        case .raised(let alarm): state.raise(alarm, at: now, into: &effects)
        case .cleared(let alarm): state.clear(alarm, at: now, into: &effects)
        case .command(let command): _ = state.apply(command, at: now, into: &effects)
        }
    }
}
