import SimKit

extension HouseholdActor {
    /// Somebody presses the emergency button as a test, and with that of the first bed the key of the hub; nobody does
    /// while the person lies on the floor or is lost.
    mutating func testButton(_ bed: Int, _ scene: inout Scene) {
        guard !people[bed].isLying, !people[bed].needsHelp else { return }
        if let button = device(.emergencyButton, bed) { test(button, &scene) }
        if bed == 0, let hub = devices.firstIndex(where: { $0.plan.kind == .hub }) { test(hub, &scene) }
    }

    private mutating func test(_ index: Int, _ scene: inout Scene) {
        let truth = record(.testPress, devices[index].plan.bed, index, &scene)
        // What befalls the device's other messages is drawn as if it had not been tested.
        let random = devices[index].random
        sendEvent("sos", index, &scene, truth: truth, isTest: true)
        devices[index].random = random
    }
}
