import CareCore
import CareRecords

extension IngestLine where Broker: ~Copyable, Store: ~Copyable {
    /// Takes what was judged beside the line: its rows begin this turn's transaction. Nothing is read from the store
    /// or written to it after that until the commit.
    ///
    /// Something urgent comes first, before the rows and while they are written (promise 4).
    /// - Returns: Who asked and what is to be answered; empty while the draft waits.
    mutating func take(
        _ pending: PendingDraft?, at now: Timestamp, into report: inout TurnReport
    ) -> [(PendingCommand, CommandOutcome)] {
        guard let pending else { return [] }
        let outcome: CommandOutcome
        do {
            switch try begin(pending, isBusy: report.urgent > 0) {
            case .stale: return leave(.stale, &report)
            case .interrupted: return leave(.interrupted, &report)
            case .begun: outcome = keep(pending.draft, at: now)
            case .tried: outcome = CommandOutcome(pending.draft.decision.tried)
            case .refused(let reasons): outcome = .refused(reasons)
            }
        } catch {
            outcome = .refused(["not done: \(error.text)"])
        }
        report.draft = .answered
        if let mark = pending.pending.mark, !isUnrecorded {
            commit.answers.append(RequestAnswer(mark, outcome, at: now))
        }
        return [(pending.pending, outcome)]
    }

    private func leave(_ fate: DraftFate, _ report: inout TurnReport) -> [(PendingCommand, CommandOutcome)] {
        report.draft = fate
        return []
    }

    private mutating func begin(_ pending: PendingDraft, isBusy: Bool) throws(CommitError) -> DraftOutcome {
        if isUnrecorded { return .refused([Self.noRoom]) }
        if case .refused(let reasons) = pending.draft.decision { return .refused(reasons) }
        let insists = pending.insists
        if isBusy, !insists { return .interrupted }
        // What this turn enters the judge of the draft has not seen.
        guard commit.records.isEmpty else { return .stale }
        return try store.begin(pending.draft) { !insists && transport.hasInput(.urgent) }
    }

    private mutating func keep(_ draft: RecordDraft, at now: Timestamp) -> CommandOutcome {
        guard case .accepted(let changes, let consequences, let answer) = draft.decision else { return .done("") }
        commit.hasBegun = true
        reviews.note(changes, at: now)
        return .done(answer + tell(consequences, at: now))
    }
}

extension CommandOutcome {
    fileprivate init(_ decision: RecordDecision) {
        switch decision {
        case .accepted(_, _, let answer): self = .done(answer)
        case .refused(let reasons): self = .refused(reasons)
        }
    }
}
