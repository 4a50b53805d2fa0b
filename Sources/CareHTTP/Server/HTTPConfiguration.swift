/// How the HTTP interface listens and what it bears.
public struct HTTPConfiguration: Sendable, Equatable {
    /// Address to listen on.
    public var host: String
    /// Port to listen on; 0 for one that is free.
    public var port: Int
    /// PEM file of the certificate chain; `nil` for plain HTTP behind a proxy or on the machine itself.
    public var certificate: String?
    /// PEM file of the key to the certificate.
    public var privateKey: String?
    /// Whether the client's address is what the header `X-Forwarded-For` says last: only where a proxy sets it.
    public var trustsProxy = false
    /// Bytes of a body at most. A file of forms of a whole county is about 1 MB.
    public var bodyBytes = 4 << 20
    /// Bytes of all header fields at most.
    public var headerBytes = 16 << 10
    /// Seconds in which the header of a connection's first request must have come, and the body of each request after
    /// its header.
    public var requestSeconds = 15
    /// Seconds after which a connection without a request is closed.
    public var idleSeconds = 75
    /// Connections at once at most; more wait to be accepted. One network holds three quarters of them at most, but
    /// behind a proxy.
    public var connections = 2_000
    /// Live feeds at once at most.
    public var streams = 1_200

    /// Listens there, with everything else as usual.
    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }
}
