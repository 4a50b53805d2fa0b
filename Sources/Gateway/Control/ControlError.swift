/// Why a command did not get its outcome over the control socket.
public enum ControlError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Nobody listens: no gateway runs on this database.
    case notRunning(path: String)
    /// A gateway listens already.
    case inUse(path: String)
    /// Another kind of file lies where the socket should be.
    case notASocket(path: String)
    /// The name alone is longer than an address can hold.
    case nameTooLong(path: String, limit: Int)
    /// The gateway did not answer in time. The command may still take effect.
    case timedOut(seconds: Int)
    /// The gateway closed the connection without an answer. The command may have taken effect.
    case closedWithoutAnswer
    /// The gateway did not take the request, with its words.
    case refused(String)
    /// The answer is none that this version knows.
    case malformedAnswer(String)
    /// The request does not fit; one line has at most that many bytes.
    case requestTooLong(bytes: Int, limit: Int)
    /// The system refused an operation.
    case system(operation: String, path: String, reason: String)

    /// What happened and what to do, for the operator.
    public var description: String {
        switch self {
        case .notRunning(let path): "no gateway listens at \(path)"
        case .inUse(let path): "another gateway listens at \(path)"
        case .notASocket(let path): "\(path) is no socket; move it away or choose another --database"
        case .nameTooLong(let path, let limit):
            "the name of the control socket \(path) is too long: expected at most \(limit) bytes after the last slash;"
                + " give the database a shorter name"
        case .timedOut(let seconds):
            "the gateway did not answer within \(seconds) s; the command may still take effect: look before repeating"
        case .closedWithoutAnswer:
            "the gateway closed the connection without an answer; the command may have taken effect: look before"
                + " repeating it"
        case .refused(let words): "the gateway did not take the request: \(words)"
        case .malformedAnswer(let words):
            "the gateway's answer is not understood (\(words)); are both of the same version?"
        case .requestTooLong(let bytes, let limit):
            "the request has \(bytes) bytes, expected at most \(limit); split it"
        case .system(let operation, let path, let reason): "\(operation) of \(path) failed: \(reason)"
        }
    }
}
