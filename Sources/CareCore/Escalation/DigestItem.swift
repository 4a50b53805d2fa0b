/// Something that stands in the next collection of a role.
struct DigestItem: Hashable {
    /// Gateway time in ms of the collection.
    var at: Int64
    let role: ContactRole
    /// The place; `nil` for the gateway itself.
    let place: Place?
    /// Whether it stands in a collection only while something of that place has not been answered.
    var isWeekly = false
}
