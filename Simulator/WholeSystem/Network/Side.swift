/// The two ends of a connection.
enum Side: Sendable {
    case client
    case broker
}
