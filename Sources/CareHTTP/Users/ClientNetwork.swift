internal import Foundation

/// Whom the gateway takes for one client: an address of version 4, a network of 64 bits of version 6, because who has
/// one address there has them all.
enum ClientNetwork {
    /// The key under which a client is counted.
    static func key(of address: String) -> String {
        guard address.contains(":") else { return address }
        var bytes = in6_addr()
        guard inet_pton(AF_INET6, address, &bytes) == 1 else { return address }
        return withUnsafeBytes(of: &bytes) { raw in
            let isMapped = raw.prefix(10).allSatisfy { $0 == 0 } && raw[10] == 0xFF && raw[11] == 0xFF
            return isMapped
                ? raw.suffix(4).map { "\($0)" }.joined(separator: ".")
                : stride(from: 0, to: 8, by: 2).map { String(UInt16(raw[$0]) << 8 | UInt16(raw[$0 + 1]), radix: 16) }
                    .joined(separator: ":") + "::/64"
        }
    }
}
