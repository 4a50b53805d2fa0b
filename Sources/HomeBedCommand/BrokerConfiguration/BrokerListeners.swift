/// Where the broker listens.
struct BrokerListeners: Equatable {
    /// The listener with TLS.
    struct TLS: Equatable {
        let port: Int
        /// PEM file of the broker's certificate with its chain.
        let certificate: String
        /// PEM file of its key.
        let key: String
        /// PEM file of the authorities that sign clients' certificates; `nil` when clients need none.
        let clientAuthorities: String?
    }

    /// Address of the listener without TLS; `nil` for every address of the machine.
    let host: String?
    /// Port of the listener without TLS.
    let port: Int
    /// The listener with TLS, for everything that is not on this machine.
    let tls: TLS?
}
