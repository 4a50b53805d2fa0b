import SimKit

extension HouseholdActor {
    /// Lets a pad that has just become wet flutter, and tells the contrary while it does.
    mutating func flutter(_ draft: inout Draft, _ index: Int, _ scene: inout Scene) {
        guard devices[index].plan.kind == .pad, let bed = devices[index].plan.bed else { return }
        if devices[index].contact.until == nil,
            devices[index].contact.begins(isWet: people[bed].wetLevel > 0, scene.at)
        {
            record(.padFlutters, bed, index, &scene)
            agenda.add(.flutter(device: index), at: scene.at + devices[index].contact.pause())
        }
        guard devices[index].contact.isOff else { return }
        draft.measurements = draft.measurements.map { measurement in
            switch measurement.quantity {
            case .wet: Measurement(.wet, .flag(false))
            case .wetLevel: Measurement(.wetLevel, .whole(0))
            case .moisture: Measurement(.moisture, .whole(8))
            default: measurement
            }
        }
    }

    /// The contact turns and the pad says so at once.
    mutating func turnContact(_ index: Int, _ scene: inout Scene) {
        guard let bed = devices[index].plan.bed, devices[index].contact.until != nil else { return }
        devices[index].contact.turn(isWet: people[bed].wetLevel > 0, scene.at)
        let isOver = devices[index].contact.until == nil
        if isOver {
            record(.padSteady, bed, index, &scene)
        } else {
            agenda.add(.flutter(device: index), at: scene.at + devices[index].contact.pause())
        }
        // What the pad measures besides, and what befalls its other messages, is drawn as if it had said nothing.
        let random = devices[index].random
        sendRoutine(index, &scene)
        devices[index].random = random
    }
}
