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

    /// Characters of a text or name that are repeated to who sent it.
    static let longestFound = 100
    /// Characters of words about it.
    static let longestWords = 500

    /// Makes a problem in free words.
    init(_ kind: ProblemKind, _ detail: String) {
        self.kind = kind
        self.detail = Self.cut(detail, Self.longestWords)
    }

    /// Makes a problem about one field, parameter or header.
    init(_ kind: ProblemKind = .invalidValue, field: String, expected: String, found: String) {
        let field = Self.cut(field)
        self.kind = kind
        self.field = field
        self.expected = expected
        self.found = Self.cut(found)
        detail = "\(field): expected \(expected), found \(self.found ?? "nothing")"
    }

    /// A text that somebody sent, as far as it is repeated.
    static func cut(_ text: String, _ longest: Int = longestFound) -> String {
        text.count > longest ? text.prefix(longest) + "…" : text
    }

    /// What the line refuses, with all its reasons.
    static func refused(_ reasons: [String]) -> Problem {
        var problem = Problem(.refused, reasons.first ?? "the gateway refuses this")
        problem.faults = reasons.map { cut($0, longestWords) }
        return problem
    }

    /// What is not there, or not for who asks: both look the same.
    static func notFound(_ what: String) -> Problem {
        Problem(.notFound, "\(what): there is none, or it lies outside what you may see")
    }
}
