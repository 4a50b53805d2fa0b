/// Where the broker listens, as operators write it: `mqtt://HOST:PORT` or `mqtts://HOST[:PORT]`.
///
/// An IPv6 address stands in brackets: `mqtt://[::1]:1883`.
public struct BrokerAddress: Sendable, Hashable, CustomStringConvertible {
    /// Host name or numeric address, without brackets.
    public let host: String
    /// TCP port, 1–65535. Defaults: 1883 without TLS, 8883 with it (registered with IANA).
    public let port: UInt16
    /// Whether the connection is encrypted and the broker's certificate checked.
    public let usesTLS: Bool

    /// Makes an address from its parts.
    public init(host: String, port: UInt16, usesTLS: Bool = false) {
        self.host = host
        self.port = port
        self.usesTLS = usesTLS
    }

    /// Reads an address.
    /// - Throws: `MosquittoError.address` that names what was found and what was expected.
    public init(_ text: String) throws(MosquittoError) {
        let schemes: [(prefix: String, usesTLS: Bool, port: UInt16)] = [
            ("mqtt://", false, 1_883), ("mqtts://", true, 8_883),
        ]
        guard let scheme = schemes.first(where: { text.hasPrefix($0.prefix) }) else {
            throw .address(text, "it must begin with mqtt:// or mqtts://")
        }
        var rest = text.dropFirst(scheme.prefix.count)
        if rest.hasSuffix("/") { rest = rest.dropLast() }
        if rest.contains("@") {
            throw .address("\(scheme.prefix)…@…", "user and password are given by --username and --password-file")
        }
        let host: Substring
        let tail: Substring
        if rest.hasPrefix("[") {
            guard let end = rest.firstIndex(of: "]") else { throw .address(text, "the bracket '[' is never closed") }
            host = rest[rest.index(after: rest.startIndex)..<end]
            tail = rest[rest.index(after: end)...]
        } else {
            let end = rest.firstIndex(of: ":") ?? rest.endIndex
            host = rest[..<end]
            tail = rest[end...]
        }
        if tail.dropFirst().contains(":") {
            throw .address(text, "an IPv6 address must stand in brackets, as in mqtt://[::1]:1883")
        }
        let isPlain = host.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"/?#[]\\".utf8.contains($0) }
        if host.isEmpty || !isPlain {
            throw .address(text, "the host name is missing or has characters no host name has")
        }
        self.host = String(host)
        usesTLS = scheme.usesTLS
        port = try Self.port(tail, default: scheme.port, in: text)
    }

    private static func port(
        _ tail: Substring, default standard: UInt16, in text: String
    ) throws(MosquittoError) -> UInt16 {
        if tail.isEmpty { return standard }
        guard tail.first == ":", let port = UInt16(tail.dropFirst()), port > 0, tail.dropFirst().first != "+" else {
            throw .address(text, "the port must be a number from 1 to 65535, found '\(tail.dropFirst())'")
        }
        return port
    }

    /// The address as it is written.
    public var description: String {
        let bracketed = host.contains(":") ? "[\(host)]" : host
        return "\(usesTLS ? "mqtts" : "mqtt")://\(bracketed):\(port)"
    }
}
