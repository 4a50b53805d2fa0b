import SimKit

extension HouseholdActor {
    /// Puts into a message what is broken about its device. Each defect has a stream of its own: switching one on
    /// changes nothing else.
    mutating func addDefects(_ draft: inout Draft, _ index: Int, _ scene: inout Scene) {
        if options.faults.contains(.batteries) { hover(&draft, index, &scene) }
    }

    /// A watch is charged every evening; it has no cell that could get tired.
    private mutating func hover(_ draft: inout Draft, _ index: Int, _ scene: inout Scene) {
        let device = devices[index].plan
        guard draft.battery != nil, device.kind != .watch, devices[index].battery.hovers else { return }
        draft.battery = devices[index].battery.level()
        guard !devices[index].battery.isTold else { return }
        devices[index].battery.isTold = true
        record(.batteryHovers, device.bed, index, &scene)
    }
}
