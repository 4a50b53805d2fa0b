/// Comparing what must not be guessed byte by byte.
enum Secrets {
    /// Whether two texts are the same, in a time that depends on their length alone.
    static func areEqual(_ left: String, _ right: String) -> Bool { areEqual(Array(left.utf8), Array(right.utf8)) }

    /// The same of bytes.
    static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
