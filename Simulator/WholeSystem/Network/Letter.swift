/// An application message on its way; the same one to all who get it.
final class Letter: Sendable {
    let topic: String
    let payload: [UInt8]
    let isRetained: Bool
    /// Its number in the record of the fleet's messages; 0 for everybody else's.
    let number: Int

    init(topic: String, payload: [UInt8], isRetained: Bool, number: Int = 0) {
        self.topic = topic
        self.payload = payload
        self.isRetained = isRetained
        self.number = number
    }
}
