import Glibc
import NIOCore

/// Which addresses a message may be sent to: those of the public network, unless the channel allows its own.
enum TargetRange {
    /// The network that an address belongs to where it is no public one; `nil` for a public address.
    static func reserved(_ address: SocketAddress) -> String? {
        guard let text = address.ipAddress else { return "local socket" }
        let isLong = address.protocol == .inet6
        var bytes = [UInt8](repeating: 0, count: isLong ? 16 : 4)
        // A zone (`%eth0`) says that the address is of the link.
        guard inet_pton(isLong ? AF_INET6 : AF_INET, text, &bytes) == 1 else { return "link-local" }
        return isLong ? reserved(v6: bytes) : reserved(v4: bytes)
    }

    /// Source: IANA IPv4 special-purpose address registry (RFC 6890).
    private static func reserved(v4 bytes: [UInt8]) -> String? {
        switch (bytes[0], bytes[1]) {
        case (0, _): "this host"
        case (10, _), (172, 16...31), (192, 168): "private"
        case (100, 64...127): "carrier"
        case (127, _): "loopback"
        case (169, 254): "link-local"
        case (192, 0) where bytes[2] == 0: "protocol assignments"
        case (198, 18...19): "benchmarking"
        case (224..., _): "multicast or reserved"
        default: nil
        }
    }

    /// Source: IANA IPv6 special-purpose address registry. Addresses that carry an IPv4 one are judged by that one.
    private static func reserved(v6 bytes: [UInt8]) -> String? {
        let isZero = bytes.prefix(10).allSatisfy { $0 == 0 }
        if isZero, bytes[10] == 0xff, bytes[11] == 0xff { return reserved(v4: Array(bytes[12...])) }
        if isZero, bytes[10] == 0, bytes[11] == 0 {
            return bytes[12...] == [0, 0, 0, 1] ? "loopback" : reserved(v4: Array(bytes[12...])) ?? "compatible"
        }
        if bytes.prefix(12).elementsEqual([0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0]) {
            return reserved(v4: Array(bytes[12...]))
        }
        switch (bytes[0], bytes[1]) {
        case (0xfc...0xfd, _): return "private"
        case (0xfe, 0x80...0xbf): return "link-local"
        case (0xfe, 0xc0...0xff): return "site-local"
        case (0x20, 0x02): return reserved(v4: Array(bytes[2..<6]))
        case (0xff, _): return "multicast"
        default: return nil
        }
    }
}
