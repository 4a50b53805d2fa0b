/// What went wrong, in words for the person at the keyboard: what, where, what to do.
struct FleetError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
