import SimKit

extension HouseholdActor {
    /// Hands a message to the network, unless the radio loses it between the device and its hub. The device cannot
    /// know: it waits for the answer all the same, and sends again what it keeps until then.
    mutating func radiate(_ publication: Publication, _ scene: inout Scene) {
        if let index = sender(of: publication), isLost(index, scene.at) {
            record(.lostAtRadio(message: publication.number), devices[index].plan.bed, index, &scene)
        } else {
            scene.actions.append(.publish(publication))
        }
    }

    /// Whether what a device sends, or is sent, at the moment is lost. Nothing is once life has ended: what was made
    /// must arrive.
    mutating func isLost(_ index: Int, _ moment: Moment) -> Bool {
        guard options.faults.contains(.losses), !hasScript, moment < livesUntil,
            devices[index].plan.kind.isHeardThroughHub
        else { return false }
        return devices[index].radio.loses()
    }

    private func sender(of publication: Publication) -> Int? {
        guard options.faults.contains(.losses) else { return nil }
        let levels = publication.topic.split(separator: "/")
        return devices.firstIndex { levels.count > 3 && $0.plan.id == levels[3] }
    }
}
