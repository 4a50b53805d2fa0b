import CareCore

extension Scene {
    /// The same as a restart would read it back, with nothing said yet.
    /// - Throws: `StateError` when the state does not read what it wrote.
    func readBack() throws -> Scene {
        var other = Scene(at: now)
        other.state = GatewayState(profiles: state.profiles, registry: state.registry)
        try read(into: &other.state)
        return other
    }

    /// The same as a restart under other profiles would read it back, with what they make ring.
    /// - Throws: `StateError` when the state does not read what it wrote.
    mutating func readBack(under profiles: Profile...) throws -> Scene {
        var other = Scene(at: now)
        other.state = GatewayState(
            profiles: ProfileSet(profiles: profiles, fingerprint: 2), registry: state.registry)
        state.ringForWhatIsForgotten(by: other.state, at: now, into: &other.effects)
        try read(into: &other.state)
        other.state.adoptProfiles(after: state)
        return other
    }

    private func read(into other: inout GatewayState) throws {
        try other.decodeCore(state.encodeCore())
        for index in state.registry.devices.indices {
            let device = DeviceNumber(Int32(index))
            try other.decode(state.encode(device), into: device)
        }
    }
}
