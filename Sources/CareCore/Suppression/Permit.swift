/// The permission to keep something out of service.
struct Permit: Equatable {
    /// Its number or text.
    let text: String
    let until: Timestamp
    let by: String
}
