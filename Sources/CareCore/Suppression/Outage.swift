/// Power or network of a township will be down, and it was announced.
struct Outage: Equatable {
    let township: String
    let from: Timestamp
    var until: Timestamp
    let reason: String
    let by: String

    /// When its suppression ends: hubs reconnect for a while after power and network are back.
    var suppressesUntil: Timestamp { until + Limits.outageGrace }
}
