internal import Hummingbird
internal import NIOCore

/// What Hummingbird carries beside a request: the client's address.
struct APIContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Address of the other end of the connection.
    let peer: String

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? "local"
    }
}
