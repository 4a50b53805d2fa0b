/// What a client asks of the broker when it connects.
struct ConnectRequest: Sendable {
    /// Whether an earlier session is forgotten, and this one with its connection.
    let isClean: Bool
    /// Messages the broker may send unacknowledged.
    let receiveMaximum: Int
    /// Comes back with every message that the broker takes in for the client from now on; 0 for none.
    var subscription: UInt32 = 0
    /// What the broker publishes when the connection ends without a word.
    let will: Letter?
}
