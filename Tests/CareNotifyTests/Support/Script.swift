import NIOCore
import NIOHTTP1

/// What the provider of a test does with one request.
enum Script: Sendable {
    case answer(UInt, body: String = "", headers: [(String, String)] = [])
    /// Reads the request and says nothing.
    case hang
    /// Sends the head, then nothing.
    case stall
    /// Cuts the connection.
    case reset
}
