/// Something that stands in the next collection of a role.
struct DigestItem: Hashable {
    /// Gateway time in ms of the collection.
    var at: Int64
    let role: ContactRole
    /// The place; `nil` for the gateway itself, and for what serves nobody.
    let place: Place?
    /// What rang; `nil` where a state of before version 13 did not say.
    let alarm: AlarmID?
    /// Whether it stands in a collection only while nobody has answered.
    var isWeekly = false
}
