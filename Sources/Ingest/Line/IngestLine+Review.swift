import CareCore
import CareRecords

extension IngestLine where Broker: ~Copyable, Store: ~Copyable {
    /// Looks at records for alarms about them: beds whose records were changed, beds where a visit has not begun in
    /// time, each morning every bed of which the day may tell something else. What is news goes to the state as a
    /// command, in this turn's transaction, and into the journal: a replay does not look again. Decision 49.
    ///
    /// Looked at is what is on disk, before this turn is asked anything: what was judged meanwhile would have to be
    /// taken back for it (`Committer.withRecords`). What this turn enters is looked at in the next, which follows at
    /// once.
    mutating func reviewRecords(at now: Timestamp) {
        if isUnrecorded || now < reviews.due { return }
        if now >= reviews.dayDue {
            reviews.beginDay(state.registry.beds.map(\.id), at: now)
        }
        var watch = reviews
        do {
            let found = try store.withRecords { book in
                try watch.look(book, room: Limits.reviewedBeds, at: now)
            }
            guard let found else { return reviews.rest(until: now + RecordReview.horizon) }
            reviews = watch
            for review in found where state.isNews(review.findings, of: review.bed, at: now) {
                _ = carryOut(.findings(review.bed, review.findings), at: now)
            }
        } catch {
            // The commit of this turn says what is wrong with the store; the look is taken later.
            commit.effects.counters.reviewsFailed += 1
            reviews.rest(until: now + RecordReview.horizon)
        }
    }
}
