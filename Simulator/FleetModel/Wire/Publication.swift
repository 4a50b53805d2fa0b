/// A message as it is handed to the network.
public struct Publication: Sendable, Equatable {
    /// Its number in the ledger.
    public let number: Int
    /// The full topic name.
    public let topic: String
    /// What it says.
    public let payload: [UInt8]
    /// Whether the broker is asked to keep it.
    public let isRetained: Bool
    /// Whether it goes before what is not urgent.
    public let isUrgent: Bool

    /// Makes a publication.
    public init(number: Int, topic: String, payload: [UInt8], isRetained: Bool, isUrgent: Bool) {
        self.number = number
        self.topic = topic
        self.payload = payload
        self.isRetained = isRetained
        self.isUrgent = isUrgent
    }
}
