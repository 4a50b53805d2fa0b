internal import NIOCore

/// What a client's stream is handed.
enum FeedItem: Sendable {
    /// A transition that the client may see, written out.
    case alarm(number: Int64, ByteBuffer)
    /// Some time has passed; everything up to that number was handed over before.
    case tick(Int64)
}
