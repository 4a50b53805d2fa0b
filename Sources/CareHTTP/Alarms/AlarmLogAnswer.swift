/// A part of the order of all transitions.
struct AlarmLogAnswer: Encodable {
    let items: [AlarmLogEntry]
    /// What `after` is in the next request; always there, for a log has no last page.
    let next: String
}
