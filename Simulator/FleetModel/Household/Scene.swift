import SimKit

/// What one item of the agenda may see and do.
struct Scene {
    /// When it happens.
    let at: Moment
    /// What time it is for the player, never earlier.
    let now: Moment
    var numbers: FleetNumbers
    var actions: [FleetAction] = []
}
