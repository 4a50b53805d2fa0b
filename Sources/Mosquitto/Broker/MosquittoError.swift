internal import CMosquitto

/// Why a connection could not even be set up. What happens to a connection later is a change, not an error.
public enum MosquittoError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A broker address that cannot be read: the text, and what is wrong.
    case address(String, String)
    /// A file that cannot be used: the path, and the reason.
    case file(String, String)
    /// Options that contradict each other.
    case configuration(String)
    /// TLS could not be set up: the file or step, and OpenSSL's reason.
    case tls(String)
    /// libmosquitto refused a call: which one, and its code.
    case library(String, code: Int32)
    /// No answer, or a refusal, within the time given to a probe.
    case unreachable(String)

    /// What an operator reads.
    public var description: String {
        switch self {
        case .address(let text, let reason):
            "broker address '\(text)': \(reason); expected mqtt://HOST:PORT or mqtts://HOST[:PORT]"
        case .file(let path, let reason): "cannot use '\(path)': \(reason)"
        case .configuration(let reason): "broker connection: \(reason)"
        case .tls(let reason): "TLS set-up: \(reason); check --ca, --cert and --key"
        case .library(let call, let code): "\(call): \(String(cString: mosquitto_strerror(code)))"
        case .unreachable(let reason): reason
        }
    }
}
