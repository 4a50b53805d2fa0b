internal import Hummingbird
internal import NIOCore

/// What Hummingbird carries beside a request: its identity and the client's address.
struct APIContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Identity of the request: in the answer, and in the log where something fails.
    let requestID = RequestID().description
    /// Address of the other end of the connection.
    let peer: String
    /// The connection.
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
        peer = source.channel.remoteAddress?.ipAddress ?? "local"
    }
}
