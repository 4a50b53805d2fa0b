/// A finding of which the gateway was told and which stands.
struct StandingFinding: Equatable {
    var text: AlarmRemark
    /// Gateway time in ms from which it is raised again if its alarm is over: a person has closed it. `Int64.max` for
    /// not while the text stays the same.
    var againAt: Int64 = .max

    /// Whether `other` says nothing that was not told before.
    func covers(_ other: AlarmRemark) -> Bool {
        text == other || Self.parts(other.words.en).isSubset(of: Self.parts(text.words.en))
    }

    private static func parts(_ text: String) -> Set<Substring> {
        Set(text.split(separator: ";").map { $0.first == " " ? $0.dropFirst() : $0 })
    }
}
