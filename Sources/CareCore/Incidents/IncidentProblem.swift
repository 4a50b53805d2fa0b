/// Something that went wrong in an incident or drill, and how it was put right: 一问题一整改，一整改一验收，一验收一签名
/// (大政办发〔2021〕30号).
public struct IncidentProblem: Sendable, Equatable {
    /// Who did something with it, when, and what. The name is the signature.
    public struct Deed: Sendable, Equatable {
        /// Gateway time.
        public let at: Timestamp
        /// Who.
        public let by: String
        /// What was done or found.
        public let text: String

        /// Makes a deed.
        public init(at: Timestamp, by: String, text: String) {
            self.at = at
            self.by = by
            self.text = text
        }
    }

    /// Its number within the incident, from 1.
    public let number: Int
    /// What was found.
    public let found: Deed
    /// How it was put right; `nil` while it is not.
    public internal(set) var rectified: Deed?
    /// Who looked at what was put right, and accepts it; another person than who did it.
    public internal(set) var accepted: Deed?

    /// Makes a problem.
    public init(number: Int, found: Deed, rectified: Deed? = nil, accepted: Deed? = nil) {
        self.number = number
        self.found = found
        self.rectified = rectified
        self.accepted = accepted
    }
}
