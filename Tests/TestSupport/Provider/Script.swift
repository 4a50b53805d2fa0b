/// What the provider of a test does with one request.
public enum Script: Sendable {
    /// Answers with status, body and headers.
    case answer(UInt, body: String = "", headers: [(String, String)] = [])
    /// Reads the request and says nothing.
    case hang
    /// Sends the head, then nothing.
    case stall
    /// Cuts the connection.
    case reset
}
