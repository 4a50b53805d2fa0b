import SimKit

extension HouseholdActor {
    /// Somebody presses the emergency button as a test; nobody does while the person lies on the floor or is lost.
    mutating func testButton(_ bed: Int, _ scene: inout Scene) {
        guard !people[bed].isLying, !people[bed].needsHelp, let button = device(.emergencyButton, bed) else { return }
        let truth = record(.testPress, bed, button, &scene)
        // What befalls the button's other messages is drawn as if it had not been tested.
        let random = devices[button].random
        sendEvent("sos", button, &scene, truth: truth, isTest: true)
        devices[button].random = random
    }
}
