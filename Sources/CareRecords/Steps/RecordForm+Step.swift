internal import CareCore

extension RecordForm {
    /// A step of something that has states: it fills further columns of a row that is there and moves its state on.
    ///
    /// The same step entered again with the same values changes nothing. One that was taken already is corrected by
    /// filling `correction` with the reason; the state stays where it is.
    ///
    /// `subject` is the key of `table` as a reference; the step may be taken in the states `from`; `next` tells people
    /// what is to be done in a state; `check` finds what is wrong with the row as it would be after the step.
    static func step<State: RecordWord & Equatable>(
        _ name: String, zh: String, en: String, of table: RecordTable, subject: RecordColumn,
        state: RecordField<State>, from: [State], to target: State, next: @escaping @Sendable (State) -> String,
        isCorrectable: Bool, _ columns: [RecordColumn],
        check: @escaping @Sendable (RecordRow, RecordContext) throws -> [RecordFault]
    ) -> RecordForm {
        invariant(table.keyLength == 1, "steps of \(table.name) are told apart by one column")
        let correction: [RecordColumn] = isCorrectable ? [.optional(StepField.correction, .words)] : []
        return RecordForm(name, zh: zh, en: en, subject: [subject], columns + correction) { filled, context in
            let key = filled[name: subject.name]
            guard let row = try context.book.row(table, key: [key]), let found = row[state] else {
                return .refused(subject.name, expected: "a registered \(table.name)", found: subject.text(key) ?? "")
            }
            let wasTaken = columns.contains { $0.isRequired && row[name: $0.name] != .none }
            if wasTaken, !from.contains(found), columns.allSatisfy({ row[name: $0.name] == filled[name: $0.name] }) {
                return .accepted(.unchanged)
            }
            let isNew = from.contains(found)
            let isCorrection = filled[StepField.correction] != nil
            guard isNew != isCorrection, isNew || wasTaken else {
                return .refused([.outOfOrder(subject, name, found: found, from: from, next: next(found))])
            }
            var changed = row
            changed.take(columns + correction, from: filled)
            let faults = try check(changed, context)
            guard faults.isEmpty else { return .refused(faults) }
            if isNew { changed[state] = target }
            return .accepted(RecordOutcome(puts: [RecordPut(table, changed)]))
        }
    }
}

extension RecordOutcome {
    /// The same was recorded before.
    static let unchanged = RecordOutcome(puts: [], answer: "recorded before with the same values; nothing changed")
}

extension RecordVerdict {
    /// Values that did not go through `fill` and the references of `decide`.
    static let incomplete = RecordVerdict.refused("", expected: "a form filled in whole", found: "a part of it")
}

extension RecordFault {
    /// A step that may not be taken in the state that was found.
    static func outOfOrder<State: RecordWord>(
        _ subject: RecordColumn, _ step: String, found: State, from: [State], next: String
    ) -> RecordFault {
        let words = from.map { "\($0.rawValue) (\($0.title))" }.joined(separator: " or ")
        return RecordFault(
            subject.name, expected: "one that is \(words), for the step \(step)",
            found: "\(found.rawValue) (\(found.title))", hint: next)
    }
}
