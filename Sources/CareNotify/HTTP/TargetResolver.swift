import CareCore
import NIOCore

/// Finds the address of a host and refuses those that the channel does not allow.
///
/// The address that was judged is the one that is connected to: a name that answers differently the second time
/// (DNS rebinding) gains nothing.
enum TargetResolver {
    /// Bound on the lookup of a name. A resolver asks two servers within it.
    static let timeLimit = Milliseconds.seconds(5)

    /// - Throws: `SendFailure`.
    static func address(host: String, port: Int, allowsPrivate: Bool) async throws(SendFailure) -> SocketAddress {
        let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        let address = try await HostLookups.shared.address(host: bare, port: port, limit: timeLimit)
        if !allowsPrivate, let range = TargetRange.reserved(address) {
            let place = address.ipAddress ?? "a local address"
            throw SendFailure(
                .permanent(
                    "host \(bare) is \(place) (\(range)), expected a public address; set allow_private: true on the "
                        + "channel where that is meant"))
        }
        return address
    }
}
