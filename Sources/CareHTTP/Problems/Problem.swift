internal import Hummingbird

/// What is wrong with a request, as an RFC 9457 problem document. Nothing of the inside of the gateway goes into it.
struct Problem: Error, Sendable, Equatable {
    /// What kind of problem it is; decides status and title.
    let kind: ProblemKind
    /// What is wrong here, for the person who reads it.
    var detail: String
    /// The field, parameter or header that it is about.
    var field: String?
    /// What was expected there.
    var expected: String?
    /// What was found there, cut at `longestFound` characters.
    var found: String?
    /// Single faults, where there are several.
    var faults: [String] = []
    /// Seconds after which it makes sense to try again.
    var retryAfter: Int?
    /// Methods that the address knows.
    var allow: [String] = []

    /// Characters of a found text that are repeated to who sent it.
    static let longestFound = 100

    /// Makes a problem in free words.
    init(_ kind: ProblemKind, _ detail: String) {
        self.kind = kind
        self.detail = detail
    }

    /// Makes a problem about one field, parameter or header.
    init(_ kind: ProblemKind = .invalidValue, field: String, expected: String, found: String) {
        self.kind = kind
        self.field = field
        self.expected = expected
        self.found = found.count > Self.longestFound ? found.prefix(Self.longestFound) + "…" : found
        detail = "\(field): expected \(expected), found \(self.found ?? "nothing")"
    }

    /// What the line refuses, with all its reasons.
    static func refused(_ reasons: [String]) -> Problem {
        var problem = Problem(.refused, reasons.first ?? "the gateway refuses this")
        problem.faults = reasons
        return problem
    }

    /// What is not there, or not for who asks: both look the same.
    static func notFound(_ what: String) -> Problem {
        Problem(.notFound, "\(what): there is none, or it lies outside what you may see")
    }
}
