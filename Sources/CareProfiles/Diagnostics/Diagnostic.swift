/// One fault of a profile, rule or test file, with the place where a person mends it.
public struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
    /// Path of the file as it was given to the compiler.
    public let file: String
    /// Line, from 1.
    public let line: Int
    /// Column in Unicode scalars, from 1.
    public let column: Int
    /// What is wrong.
    public let what: String
    /// What should stand there.
    public let expected: String
    /// What stands there.
    public let found: String
    /// What to do about it; empty when `expected` says it all.
    public let fix: String

    /// Makes a fault.
    public init(
        file: String, line: Int, column: Int, what: String, expected: String, found: String, fix: String = ""
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.what = what
        self.expected = expected
        self.found = found
        self.fix = fix
    }

    /// `file:line:column: what, expected X, found Y`, and what to do after a semicolon.
    public var description: String {
        let place = "\(file):\(line):\(column): \(what), expected \(expected), found \(found)"
        return fix.isEmpty ? place : "\(place); \(fix)"
    }
}

extension Diagnostic: Comparable {
    /// Orders by file, line and column, as an editor lists faults.
    public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
        let here = (left.file, left.line, left.column, left.what, left.expected, left.found)
        return here < (right.file, right.line, right.column, right.what, right.expected, right.found)
    }
}
