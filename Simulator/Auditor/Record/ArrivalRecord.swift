import SimKit

/// An event that came to the gateway's machine.
struct ArrivalRecord: Sendable {
    let at: Moment
    /// The first turn of the gateway that began after it; `nil` before there was one.
    var turn: Moment?
}
