/// How the value of one field becomes a signal.
struct SignalRule: Sendable {
    let name: String
    /// Raw values of `EventKind` by the value's text; 0 for nothing.
    let values: NameTable
    /// The number of the state among the profile's; `nil` where each message is an event of its own.
    let state: Int?
}
