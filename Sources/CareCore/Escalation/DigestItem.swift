/// Something that stands in the next collection of a role.
struct DigestItem: Hashable {
    /// Gateway time in ms of the collection.
    let at: Int64
    let role: ContactRole
    /// The place; `nil` for the gateway itself.
    let place: Place?
}
