internal import CareCore

extension RecordForm {
    /// Who takes a step: somebody by name, or a member of the staff who handles the thing itself.
    enum AssetActor {
        case person
        case technician

        var column: RecordColumn {
            switch self {
            case .person: .required(AssetField.by, .name)
            case .technician: .required(AssetField.technician, refersTo: "staff")
            }
        }
    }

    /// A step of an asset. `target` is the state after it; the states before it are those from which
    /// `CustodyState.allows` it, `sources` narrows them. `sources` that hold the target itself are moves from place to
    /// place. `work` finds what is wrong and sets everything but state, time and number.
    static func assetStep(
        _ name: String, zh: String, en: String, from sources: [CustodyState]? = nil, to target: CustodyState,
        by person: AssetActor, _ columns: [RecordColumn], _ work: @escaping @Sendable (inout AssetStep) throws -> Void
    ) -> RecordForm {
        let allowed = CustodyState.states(before: target)
        let from = sources ?? allowed
        invariant(
            from.allSatisfy { allowed.contains($0) || $0 == target }, "\(name) is a step that care.md 11 does not have")
        return RecordForm(
            name, zh: zh, en: en, subject: [.required(AssetField.asset, refersTo: "asset")],
            [.required(SharedField.at), person.column] + columns + evidence
        ) { filled, context in
            guard let key = filled[AssetField.asset], let at = filled[SharedField.at],
                let row = try context.book.row(.asset, key: [key.stored]), let state = row[AssetField.state]
            else { return .incomplete }
            let by = filled[AssetField.by] ?? filled[AssetField.technician]?.text ?? ""
            var step = AssetStep(filled: filled, before: row, context: context, at: at, by: by, after: row)
            if try step.wasTaken(to: target) { return .accepted(.unchanged) }
            guard from.contains(state) else {
                return .refused([.assetOutOfPlace(key, name, found: state, from: from)])
            }
            step.faults += step.commonFaults()
            try work(&step)
            guard step.faults.isEmpty else { return .refused(step.faults) }
            return .accepted(step.outcome(to: target))
        }
    }

    private static let evidence: [RecordColumn] = [
        .required(AssetField.reason, .words), .optional(AssetField.document), .optional(AssetField.evidence),
    ]
}

extension RecordFault {
    /// A step that an asset may not take from where it stands.
    static func assetOutOfPlace(
        _ asset: RecordID, _ step: String, found: CustodyState, from: [CustodyState]
    ) -> RecordFault {
        let words = from.map { "\($0.name) (\($0.title.zh))" }.joined(separator: " or ")
        return RecordFault(
            AssetField.asset.name, expected: "an asset that is \(words), for the step \(step)",
            found: "\(asset), which is \(found.name) (\(found.title.zh))", hint: found.next)
    }
}

extension AssetStep {
    /// Whether the same step with the same values is on record.
    fileprivate func wasTaken(to target: CustodyState) throws -> Bool {
        guard let asset else { return false }
        let moves = try context.book.rows(
            .assetMove, where: [.equal(AssetField.asset, asset), .equal(SharedField.at, at)])
        return moves.contains { move in
            move[AssetField.toState] == target && move[AssetField.by] == by
                && move[AssetField.reason] == filled[AssetField.reason]
                && move[AssetField.document] == filled[AssetField.document]
                && move[AssetField.evidence] == filled[AssetField.evidence]
                && (filled[SharedField.bed] == nil || move[SharedField.bed] == filled[SharedField.bed])
        }
    }

    /// Nothing is recorded before it happened or before the asset came to where it is, or without something to show.
    fileprivate func commonFaults() -> [RecordFault] {
        var faults = DutyCheck.past(filled, SharedField.at, now: context.now)
        if let since = before[AssetField.since], at < since {
            faults.append(
                RecordFault(
                    SharedField.at.name, expected: "a moment not before \(since.recordText), its last move",
                    found: at.recordText))
        }
        return faults + DutyCheck.either(filled, AssetField.document.name, AssetField.evidence.name)
    }

    /// The asset's new row, the move, and what the gateway must know.
    fileprivate func outcome(to target: CustodyState) -> RecordOutcome {
        var row = after
        row[AssetField.state] = target
        row[AssetField.since] = at
        row[AssetField.number] = (before[AssetField.number] ?? 0) + 1
        var move = row
        move[AssetField.fromState] = state
        move[AssetField.toState] = target
        move[SharedField.at] = at
        move[AssetField.by] = by
        for column in RecordTable.assetMove.columns
        where [AssetField.reason.name, AssetField.document.name, AssetField.evidence.name].contains(column.name) {
            move[name: column.name] = filled[name: column.name]
        }
        var consequences: [Command] = []
        if let device = row[AssetField.device], state != target || before[AssetField.device] == nil {
            consequences = [.custody(device, target, by: context.by, since: at)]
        }
        return RecordOutcome(
            puts: [RecordPut(.asset, row), RecordPut(.assetMove, move)] + puts, consequences: consequences,
            submissions: submissions, answer: notes.joined(separator: "; "))
    }
}
