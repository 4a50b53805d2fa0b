import SimKit

extension HouseholdActor {
    /// Puts into a message what is broken about its device. Each defect has a stream of its own: switching one on
    /// changes nothing else.
    mutating func addDefects(_ draft: inout Draft, _ index: Int, _ scene: inout Scene) {
        if options.faults.contains(.batteries) { hover(&draft, index, &scene) }
        if options.faults.contains(.stuck) { stick(&draft, index, &scene) }
        if options.faults.contains(.positions) { loseFix(&draft, index, scene.at) }
        if options.faults.contains(.chatter) { flutter(&draft, index, &scene) }
        if options.faults.contains(.pressures), devices[index].plan.kind == .watch {
            devices[index].pressure.spoil(&draft.measurements)
        }
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

    /// An illness is told as it is: what a defect hides of one is nobody's to find.
    private mutating func stick(_ draft: inout Draft, _ index: Int, _ scene: inout Scene) {
        let device = devices[index].plan
        guard device.kind == .mattress, let bed = device.bed else { return }
        let isFollowed = people[bed].episode != nil || !people[bed].inBed
        if let told = devices[index].heart.told, isFollowed || scene.at >= told.until {
            devices[index].heart.comesFree()
            record(.heartFree, bed, index, &scene)
        }
        guard !isFollowed, let place = draft.measurements.firstIndex(where: { $0.quantity == .heartRate }),
            case .whole(let beats) = draft.measurements[place].value
        else { return }
        if devices[index].heart.sticks(at: beats, scene.at) { record(.heartSticks, bed, index, &scene) }
        guard let told = devices[index].heart.told else { return }
        draft.measurements[place] = Measurement(.heartRate, .whole(told.beats))
    }

    private mutating func loseFix(_ draft: inout Draft, _ index: Int, _ now: Moment) {
        guard draft.measurements.contains(where: { $0.quantity == .latitude }), devices[index].fix.isLost(now) else {
            return
        }
        draft.measurements = draft.measurements.map { measurement in
            switch measurement.quantity {
            case .latitude, .longitude: Measurement(measurement.quantity, .decimal(0))
            default: measurement
            }
        }
    }
}
