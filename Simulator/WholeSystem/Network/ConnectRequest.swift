/// What a client asks of the broker when it connects.
struct ConnectRequest: Sendable {
    /// Whether an earlier session is forgotten, and this one with its connection.
    let isClean: Bool
    /// Messages the broker may send unacknowledged.
    let receiveMaximum: Int
    /// What the broker publishes when the connection ends without a word.
    let will: Letter?
}
