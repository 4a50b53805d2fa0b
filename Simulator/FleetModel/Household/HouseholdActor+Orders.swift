public import SimKit

extension HouseholdActor {
    /// Takes the gateway's command to `device`: one that can measure out of turn does so at once,
    /// but in a story, which says itself what is measured.
    public mutating func handle(
        _ order: DeviceOrder, device: String, now: Moment, numbers: inout FleetNumbers, actions: inout [FleetAction]
    ) {
        guard let index = devices.firstIndex(where: { $0.plan.id == device }), !hasScript, now < livesUntil,
            order.command == "measure", devices[index].plan.kind.measuresOnDemand, now < order.until,
            devices[index].lastOrder != order.reference
        else { return }
        devices[index].lastOrder = order.reference
        var scene = Scene(at: now, now: now, numbers: numbers)
        sendRoutine(index, &scene, isOrdered: true)
        numbers = scene.numbers
        actions += scene.actions
    }
}
