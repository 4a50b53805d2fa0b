import Foundation

/// An address to listen on: `127.0.0.1:8420`, `[::1]:8420`, `0.0.0.0:8420`.
public struct ListenAddress: Sendable, Equatable, CustomStringConvertible {
    /// A numeric address of this machine, without brackets.
    public let host: String
    /// 0–65535; 0 for one that is free.
    public let port: Int

    /// What an address looks like, for messages.
    static let expected = "ADDRESS:PORT such as 127.0.0.1:8420 or [::1]:8420"

    /// Parses an address; `nil` for everything else.
    public init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port)
        else { return nil }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = String(host.dropFirst().dropLast())
        } else if host.contains(":") {
            return nil
        }
        var bytes = in6_addr()
        guard inet_pton(host.contains(":") ? AF_INET6 : AF_INET, host, &bytes) == 1 else { return nil }
        self.host = host
        self.port = port
    }

    /// As it is written.
    public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
