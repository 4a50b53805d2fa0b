/// How one demand of a scenario was met.
public struct DemandVerdict: Sendable {
    /// The line of the demand in the file; `nil` for what no line demanded.
    public let line: Int?
    /// Whether it was met.
    public let isMet: Bool
    /// What was demanded and, where it was missed, what was there in its place.
    public let text: String

    /// Makes a verdict.
    public init(line: Int?, isMet: Bool, text: String) {
        self.line = line
        self.isMet = isMet
        self.text = text
    }

    /// The verdict with its place in the file.
    public func text(file: String) -> String {
        "\(isMet ? "met   " : "MISSED") \(file)\(line.map { ":\($0)" } ?? ""): \(text)"
    }
}
