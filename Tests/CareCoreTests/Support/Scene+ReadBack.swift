import CareCore

extension Scene {
    /// The same as a restart would read it back, with nothing said yet.
    /// - Throws: `StateError` when the state does not read what it wrote.
    func readBack() throws -> Scene {
        var other = Scene(at: now)
        other.state = GatewayState(profiles: state.profiles, registry: state.registry)
        try other.state.decodeCore(state.encodeCore())
        for index in state.registry.devices.indices {
            let device = DeviceNumber(Int32(index))
            try other.state.decode(state.encode(device), into: device)
        }
        return other
    }
}
