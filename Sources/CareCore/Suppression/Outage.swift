/// Power or network of a township will be down, and it was announced.
struct Outage: Equatable {
    let township: String
    let from: Timestamp
    let until: Timestamp
    let reason: String
    let by: String
}
