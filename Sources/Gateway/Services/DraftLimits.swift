import CareCore

/// Bounds of long requests for records.
enum DraftLimits {
    /// Requests that may wait for the one that is being judged; beyond it a request is answered "busy".
    static let waiting = 8
    /// How long a draft gives way to what is urgent. Emergencies that come so thick that its rows never get in between
    /// would else keep it out for ever; after that one of them waits while the rows are written.
    static let givingWay = Milliseconds.seconds(5)
    /// How long a request is judged anew before it is refused, shorter than who asks waits for an answer
    /// (`ControlLimits.answerWait`).
    static let patience = Milliseconds.seconds(90)
    /// What is said then.
    static let exhausted =
        "not done: for \(patience) other records were entered while these were judged; hand them in again, or split "
        + "the file"
}
