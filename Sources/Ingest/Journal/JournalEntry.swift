import CareCore

/// One input of a turn as the journal keeps it. Messages are written straight from the batch and are no case here.
enum JournalEntry: Equatable {
    case connected(Lane, isSessionPresent: Bool)
    case listening(Bool)
    case forgiven(Milliseconds)
    case raised(SelfAlarm)
    case cleared(SelfAlarm)
    case command(Command)
}
