import SimKit

/// The only clock of a run, and the only queue of what is still to come.
final class Timeline {
    /// True time.
    private(set) var now: Moment
    private var agenda = Agenda<Occurrence>()

    init(start: Moment) { now = start }

    /// Puts something down; what is said to be past comes at once.
    func add(_ occurrence: Occurrence, at moment: Moment) { agenda.add(occurrence, at: max(moment, now)) }

    /// Takes what comes next, no later than `end`, and lets time pass up to it.
    func next(until end: Moment) -> Occurrence? {
        guard let (moment, occurrence) = agenda.takeDue(at: end) else {
            now = max(now, end)
            return nil
        }
        now = moment
        return occurrence
    }
}
