import CareCore
import NIOCore
import NIOPosix

/// Finds the address of a host and refuses those that the channel does not allow.
///
/// The address that was judged is the one that is connected to: a name that answers differently the second time
/// (DNS rebinding) gains nothing.
enum TargetResolver {
    /// - Throws: `SendFailure`.
    static func address(host: String, port: Int, allowsPrivate: Bool) async throws(SendFailure) -> SocketAddress {
        let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        let address: SocketAddress
        do {
            // getaddrinfo blocks for as long as the system's resolver likes: on the pool for such calls.
            address = try await NIOThreadPool.singleton.runIfActive {
                try SocketAddress.makeAddressResolvingHost(bare, port: port)
            }
        } catch {
            throw SendFailure(.temporary("host \(bare) cannot be resolved", after: nil))
        }
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
