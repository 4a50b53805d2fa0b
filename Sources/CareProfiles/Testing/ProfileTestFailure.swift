/// A case of a test file that did not come out as written.
public struct ProfileTestFailure: Sendable, Equatable, CustomStringConvertible {
    /// Path of the test file.
    public let file: String
    /// Line where the case begins.
    public let line: Int
    /// The case's name.
    public let name: String
    /// One line for each transition or reading that is missing or not expected, in order of time.
    public let lines: [String]

    /// The case and below it what differs.
    public var description: String {
        (["\(file):\(line): \(name)"] + lines.map { "    \($0)" }).joined(separator: "\n")
    }
}
