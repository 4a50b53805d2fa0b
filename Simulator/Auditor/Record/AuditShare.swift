/// How much of what one part of the auditor asked for it judged: a run in which everything was excused shows nothing.
public struct AuditShare: Sendable, Equatable {
    /// What was asked for, in words.
    public let name: String
    /// How often it was asked for and judged, kept or broken.
    public private(set) var judged = 0
    /// How often it was not kept, and let pass because something failed near it (decision 82).
    public private(set) var excused = 0

    init(_ name: String) { self.name = name }

    /// For people.
    public var text: String { "\(name): \(judged) judged, \(excused) excused" }

    mutating func judge() { judged += 1 }

    mutating func excuse() { excused += 1 }
}
