/// Where the broker listens: `mqtt://HOST[:PORT]`, or `mqtts://HOST[:PORT]` for TLS.
public struct BrokerAddress: Sendable, Equatable, CustomStringConvertible {
    /// Host name or address; of IPv6 without the brackets.
    public let host: String
    /// TCP port, 1 ... 65,535.
    public let port: Int
    /// Whether the connection is TLS.
    public let isSecure: Bool

    /// Ports where the address names none. Source: the registrations of mqtt and secure-mqtt at IANA.
    private static let defaultPort = (plain: 1883, secure: 8883)

    /// Makes an address of parts that are known to be good.
    public init(host: String, port: Int, isSecure: Bool) {
        self.host = host
        self.port = port
        self.isSecure = isSecure
    }

    /// Parses an address; `nil` for everything else, user names and paths included.
    public init?(_ text: String) {
        var rest = Substring(text)
        if rest.hasPrefix("mqtts://") {
            isSecure = true
            rest = rest.dropFirst(8)
        } else if rest.hasPrefix("mqtt://") {
            isSecure = false
            rest = rest.dropFirst(7)
        } else {
            return nil
        }
        let standard = isSecure ? Self.defaultPort.secure : Self.defaultPort.plain
        if rest.hasPrefix("[") {
            guard let end = rest.firstIndex(of: "]") else { return nil }
            host = String(rest[rest.index(after: rest.startIndex)..<end])
            rest = rest[rest.index(after: end)...]
            guard !host.isEmpty, host.allSatisfy({ $0.isHexDigit || ":.%".contains($0) }) else { return nil }
        } else {
            let end = rest.firstIndex(of: ":") ?? rest.endIndex
            host = String(rest[..<end])
            rest = rest[end...]
            guard !host.isEmpty, host.utf8.allSatisfy(Self.mayStandInHost) else { return nil }
        }
        if rest.isEmpty {
            port = standard
        } else {
            guard rest.first == ":", rest.dropFirst().allSatisfy(\.isWholeNumber), let number = Int(rest.dropFirst()),
                (1...65_535).contains(number)
            else { return nil }
            port = number
        }
    }

    private static func mayStandInHost(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// The address with its port.
    public var description: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(isSecure ? "mqtts" : "mqtt")://\(name):\(port)"
    }
}
