/// What people ask of the contact book and the duty rota.
public enum DutyCommand: Sendable, Equatable {
    /// A value with the line of the file it came from, counted from 1 with the header; for messages only.
    public struct Line<Value: Sendable & Equatable>: Sendable, Equatable {
        /// The line.
        public let number: Int
        /// What it says.
        public let value: Value

        /// Makes a line.
        public init(_ number: Int, _ value: Value) {
            self.number = number
            self.value = value
        }
    }

    /// Lines of the contact book; all or none. A dry run only judges them.
    case importContacts([Line<Contact>], by: String, isDryRun: Bool = false)
    /// Shifts of the rota; all or none. A dry run only judges them.
    case importShifts([Line<Shift>], by: String, isDryRun: Bool = false)
    /// A shift that will not be.
    case removeShift(DutyPost, PersonID, from: Timestamp, by: String)
    /// One shift gives over to the next.
    case handOver(from: String, to: String, note: String)
}
