/// Why a set of profiles, or a test or scenario for one, was refused: every fault at once, in the order of the files.
public struct ProfileFaults: Error, Sendable, CustomStringConvertible {
    /// The faults, at least one.
    public let diagnostics: [Diagnostic]

    /// Wraps faults; equal ones (a class rule compiled for several models) are told once.
    public init(_ diagnostics: [Diagnostic]) { self.diagnostics = Set(diagnostics).sorted() }

    /// One fault a line.
    public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}
