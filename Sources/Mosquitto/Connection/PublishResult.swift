/// What became of a message given to a connection.
enum PublishResult {
    /// The library has it and sends it again after each reconnect until the broker confirms it.
    case taken(packetID: UInt16)
    /// Not connected, or the window is full: nothing was done.
    case full
    /// It can never be sent: larger than the broker takes, or not a topic name.
    case refused(code: Int32)
}
