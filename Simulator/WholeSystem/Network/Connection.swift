import SimKit

/// A TCP connection between a client and the broker, as each side knows it.
struct Connection {
    let route: Int
    let client: Client
    var isOpenAtClient = true
    var isOpenAtBroker = true
    /// Whether nothing that is in the air arrives any more.
    var isCut = false
    /// Arrival of the newest packet in each direction: they keep their order.
    var lastAtClient = Moment(milliseconds: .min)
    var lastAtBroker = Moment(milliseconds: .min)
}
