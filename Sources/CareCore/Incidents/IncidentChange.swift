/// A row of an incident that was written, for the store.
public enum IncidentChange: Sendable, Equatable {
    /// It was opened, with its beds.
    case opened(Incident)
    /// An alarm belongs to it.
    case alarm(IncidentID, AlarmID)
    /// What is known of a bed has changed.
    case bed(IncidentID, BedNumber, IncidentBed)
    /// A problem was found, put right or accepted.
    case problem(IncidentID, IncidentProblem)
    case closed(IncidentID, at: Timestamp, by: String, note: String)
}
