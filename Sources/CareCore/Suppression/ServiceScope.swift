/// What a permit covers.
struct ServiceScope: Hashable {
    /// `nil` for every rule of the device.
    let rule: String?
    let subject: Subject
}
