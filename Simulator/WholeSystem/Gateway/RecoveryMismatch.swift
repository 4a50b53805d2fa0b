import CareStore

/// What a gateway's database gives back is not what its process knew.
struct RecoveryMismatch: Error {
    let text: String

    init(_ text: String) { self.text = text }

    /// The state of `what` differs.
    init(_ what: String, _ living: [UInt8], _ found: [UInt8]) {
        let offset = zip(living, found).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        let place = offset.map { "byte \($0)" } ?? "length \(living.count) and \(found.count)"
        let from = max(0, (offset ?? min(living.count, found.count)) - 24)
        text =
            "the recovered state of \(what) differs from the living one at \(place): "
            + "from byte \(from) on it lived as \(Self.excerpt(living, from)), "
            + "was found as \(Self.excerpt(found, from))"
    }

    private static func excerpt(_ bytes: [UInt8], _ from: Int) -> String {
        Hexadecimal.text(bytes[min(from, bytes.count)..<min(from + 40, bytes.count)])
    }
}
