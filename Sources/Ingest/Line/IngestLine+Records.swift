import CareCore
import CareRecords

extension IngestLine where Broker: ~Copyable, Store: ~Copyable {
    /// Records are judged over what the store holds and what this turn adds to it. Only what the state must know of
    /// them goes into the journal: their rows are written with this transaction and never replayed.
    mutating func take(_ request: RecordRequest, at now: Timestamp) -> CommandOutcome {
        let decision: RecordDecision
        do {
            decision = try store.judge(request, after: commit.records, at: now)
        } catch {
            return .refused(["not done: \(error.text)"])
        }
        switch decision {
        case .refused(let reasons): return .refused(reasons)
        case .accepted(let changes, let consequences, let answer):
            commit.records += changes
            return .done(answer + tell(consequences, at: now))
        }
    }

    /// Tells the state what it must know of records.
    /// - Returns: What it refused, for the end of an answer.
    mutating func tell(_ consequences: [Command], at now: Timestamp) -> String {
        var refusals = ""
        for consequence in consequences {
            if case .refused(let reasons) = carryOut(consequence, at: now) {
                refusals += "; but not told to the alarms: \(reasons.joined(separator: "; "))"
            }
        }
        return refusals
    }

    /// Hands in what tags at beds and card readers said in this turn: their events are stored whatever comes of it. A
    /// replay of the journal does not come here.
    mutating func takeCheckIns(at now: Timestamp) {
        let forms = commit.effects.checkIns.map { RecordSubmission($0) }
        // While nothing can be written their messages stay with the broker.
        if isUnrecorded || forms.isEmpty { return }
        // All at once: each request is judged over everything that the turn has added before it.
        if case .done = take(RecordRequest(forms, by: "gateway"), at: now) { return }
        for form in forms {
            if case .refused = take(RecordRequest([form], by: "gateway"), at: now) {
                commit.effects.counters.checkInsUntaken += 1
            }
        }
    }
}

extension RecordSubmission {
    fileprivate init(_ checkIn: CheckIn) {
        var fields: [Field] = [
            Field("bed", checkIn.bed.description), Field("device", checkIn.device.text),
            Field("at", checkIn.at.recordText),
        ]
        if let card = checkIn.card { fields.append(Field("card", card.text)) }
        self.init(form: "visit-check-in", fields: fields, by: "device \(checkIn.device)")
    }
}
