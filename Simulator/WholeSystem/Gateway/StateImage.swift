import CareCore
import CareStore
import Gateway
import Ingest

/// A gateway's whole state as bytes, to be compared with what its database gives back (promise 10).
struct StateImage {
    private let core: [UInt8]
    private let devices: [[UInt8]]
    private let clock: Timestamp

    init(_ state: borrowing GatewayState) {
        core = state.encodeCore()
        devices = state.registry.devices.indices.map { state.encode(DeviceNumber(Int32($0))) }
        clock = state.clock
    }

    /// Reads the database back and compares, byte by byte.
    /// - Throws: `RecoveryMismatch` that says where they differ.
    func compare(with opening: Opening, tampering: Tampering) throws {
        var committer = try opening.store.makeCommitter()
        var recovered = try committer.recover()
        tampering.recover?(&recovered)
        var profiles = opening.profiles
        var state = try Recovery.replay(recovered, former: { _ in nil }, under: &profiles)
        // Turns without input have moved the living clock on, and nothing else.
        var effects = Effects()
        _ = state.tick(at: clock, into: &effects)
        let found = StateImage(state)
        if found.core != core { throw RecoveryMismatch("the core", core, found.core) }
        guard found.devices.count == devices.count else {
            throw RecoveryMismatch("\(devices.count) devices lived, \(found.devices.count) were recovered")
        }
        for (index, bytes) in devices.enumerated() where bytes != found.devices[index] {
            throw RecoveryMismatch(
                "device \(state.registry[DeviceNumber(Int32(index))].id)", bytes, found.devices[index])
        }
    }
}
