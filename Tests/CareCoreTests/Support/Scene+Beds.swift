import CareCore

extension Scene {
    /// A hub and a button at one bed and a button at another, which have said that all is well: no order is open.
    static func ofTwoBeds() -> Scene {
        var scene = Scene(Fixture.townHub, Fixture.button)
        scene.assign("h1", "hub")
        scene.assign("b1", "button")
        scene.assign("b2", "button", to: Fixture.otherBed)
        for device in ["b1", "b2"] { _ = scene.reading(.battery, 90, from: device) }
        _ = scene.reading(.mains, 1, from: "h1")
        scene.effects.reset()
        return scene
    }
}
