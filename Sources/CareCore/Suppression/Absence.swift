/// A resident is away from the bed.
struct Absence: Equatable {
    let from: Timestamp
    /// When it ends by itself; `nil` for not before somebody says so or the person is back.
    let until: Timestamp?
    let kind: AbsenceKind
    let reason: String
    let by: String
    /// When it is asked next whether it still holds.
    var reviewAt: Timestamp
    /// Device time in ms since which the person has been in bed or worn the watch; `nil` for not.
    var presentSince: Int64?
    /// Device time in ms of the newest such sign.
    var presentAt: Int64 = .min

    /// Takes a sign of presence or its opposite; returns whether the person is back for long enough.
    mutating func see(_ isPresent: Bool, at time: Int64) -> Bool {
        guard isPresent, time >= from.milliseconds else {
            presentSince = nil
            return false
        }
        // Signs further apart than the time they must cover say nothing of the time between them.
        if let since = presentSince, time - presentAt <= Limits.presence.count {
            presentAt = max(presentAt, time)
            return time - since >= Limits.presence.count
        }
        presentSince = time
        presentAt = time
        return false
    }
}
