/// That a person has reported a problem which no alarm tells of. Decision 70.
public struct RepairReport: Sendable, Equatable {
    /// Who says so.
    public let by: String
    /// What is wrong, in words.
    public let text: String
    /// The item of the bed's kit that it is about, where that is no device; `nil` for a device.
    public let thing: String?

    /// Makes a report.
    public init(by: String, text: String, thing: String? = nil) {
        self.by = by
        self.text = text
        self.thing = thing
    }
}
