import CareHTTP

extension GatewayConfiguration {
    /// The HTTP interface for county platforms, provider systems and the duty board.
    public struct HTTP: Sendable, Equatable {
        /// `http.listen` (address, default: none): `ADDRESS:PORT` such as `127.0.0.1:8420`; none for no interface.
        /// Needs `records.keyFile`: users and tokens are records.
        public var listen: ListenAddress?
        /// `http.cert` (path, default: none): PEM file of the certificate chain; with it only HTTPS is spoken. Read
        /// again on SIGHUP.
        public var certificate: String?
        /// `http.key` (path, default: none): PEM file of the key to `http.cert`.
        public var key: String?
        /// `http.trustProxy` (word, default: `false`, or `true`): whether `X-Forwarded-For` says who the client is.
        /// Only behind a proxy that sets it: whoever reaches the gateway directly could take any address.
        public var trustsProxy = false
        /// `http.bodyKilobytes` (integer, default: 4096, range 64–65536): the longest body.
        public var bodyKilobytes = 4_096
        /// `http.headerKilobytes` (integer, default: 16, range 4–256): all header fields together.
        public var headerKilobytes = 16
        /// `http.requestSeconds` (integer, default: 15, range 2–300): seconds in which the header of a new connection
        /// must have come, and the body of each request after its header.
        public var requestSeconds = 15
        /// `http.requestsPerSecond` (integer, default: 20, range 1–10000): requests a second of one token, user or
        /// address in the long run; five times as many at once.
        public var requestsPerSecond = 20
        /// `http.connections` (integer, default: 2000, range 10–100000): connections at once; more wait. One address
        /// holds three quarters of them at most, but where `http.trustProxy` is set.
        public var connections = 2_000
        /// `http.streams` (integer, default: 1200, range 1–50000): live feeds at once; more are turned away.
        public var streams = 1_200

        /// What the interface is made with; `nil` when it is off.
        var interface: HTTPConfiguration? {
            guard let listen else { return nil }
            var interface = HTTPConfiguration(host: listen.host, port: listen.port)
            interface.certificate = certificate
            interface.privateKey = key
            interface.trustsProxy = trustsProxy
            interface.bodyBytes = bodyKilobytes << 10
            interface.headerBytes = headerKilobytes << 10
            interface.requestSeconds = requestSeconds
            interface.connections = connections
            interface.streams = streams
            return interface
        }
    }

    mutating func readHTTP(_ reading: inout ConfigurationReading) {
        http.listen = reading.value(
            "http.listen", or: ListenAddress?.none, expected: ListenAddress.expected,
            parse: { text in ListenAddress(text).map { .some($0) } })
        let file = "a file that this user can read"
        http.certificate = reading.optional("http.cert", expected: file, isGood: Self.isReadable)
        http.key = reading.optional("http.key", expected: file, isGood: Self.isReadable)
        http.trustsProxy = reading.value("http.trustProxy", or: http.trustsProxy, expected: "true or false") {
            Bool($0)
        }
        http.bodyKilobytes = reading.integer("http.bodyKilobytes", or: http.bodyKilobytes, 64...65_536)
        http.headerKilobytes = reading.integer("http.headerKilobytes", or: http.headerKilobytes, 4...256)
        http.requestSeconds = reading.integer("http.requestSeconds", or: http.requestSeconds, 2...300)
        http.requestsPerSecond = reading.integer("http.requestsPerSecond", or: http.requestsPerSecond, 1...10_000)
        http.connections = reading.integer("http.connections", or: http.connections, 10...100_000)
        http.streams = reading.integer("http.streams", or: http.streams, 1...50_000)
    }

    /// What of the interface no key shows alone.
    func checkHTTP(_ reading: inout ConfigurationReading) {
        if (http.certificate == nil) != (http.key == nil) {
            let missing = http.key == nil ? "http.key" : "http.cert"
            reading.fault(missing, expected: "http.cert and http.key together", found: "only the other")
        }
        if http.listen != nil, recordKeyFile == nil {
            reading.fault(
                "records.keyFile", expected: "the file of the records' secret beside http.listen: users are records",
                found: "none")
        }
    }
}
