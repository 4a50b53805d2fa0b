/// What a technician did to mend a problem.
public struct RepairWork: Sendable, Equatable {
    /// In words.
    public let text: String
    /// Parts that were put in; empty for none.
    public let parts: String
    /// Whether the battery was replaced.
    public let replacedBattery: Bool

    /// Makes a report.
    public init(text: String, parts: String = "", replacedBattery: Bool = false) {
        self.text = text
        self.parts = parts
        self.replacedBattery = replacedBattery
    }
}
