/// What a field that repeats a state said last.
struct StateCell: Equatable {
    /// Raw value of the event that the state means; 0 for none.
    var kind: UInt8 = 0
    /// Device time in ms at which it was said; `Int64.min` for never.
    var at: Int64 = .min
}
