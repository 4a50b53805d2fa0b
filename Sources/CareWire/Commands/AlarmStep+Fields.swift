package import CareCore

extension AlarmStep {
    /// The words of the steps there are.
    package static let names = [
        "acknowledge", "callback", "dispatch", "arrive", "close", "reopen", "assign", "comment", "shelve", "unshelve",
    ]

    /// Reads the step of that name; `nil` when it names none. `dispatch` has `responder`; `close`, `reopen` and
    /// `shelve` have `reason`; `assign` has `to`; `shelve` has `length_ms` and `until_clear`; `callback`, `dispatch`,
    /// `arrive`, `close` and `comment` have `note`.
    /// - Parameters:
    ///   - name: The word of the step.
    ///   - fields: What was sent with it.
    ///   - others: Names of fields that stand beside the step's own and are read by somebody else.
    /// - Throws: `DecodingError` for a missing, wrong or unknown field.
    package init?(_ name: String, _ fields: StrictFields, beside others: [String]) throws {
        func allow(_ names: String...) throws { try fields.allow(others + names) }
        switch name {
        case "acknowledge", "unshelve":
            try allow()
            self = name == "unshelve" ? .unshelve : .acknowledge
        case "callback", "arrive", "comment":
            try allow("note")
            let note = try fields.note("note")
            self = name == "callback" ? .callBack(note: note) : name == "arrive" ? .arrive(note: note) : .comment(note)
        case "dispatch":
            try allow("responder", "note")
            self = .dispatch(responder: try fields.person("responder"), note: try fields.note("note"))
        case "close":
            try allow("reason", "note")
            let names = CloseReason.allCases.map(\.name).joined(separator: ", ")
            let reason = try fields.parse("reason", expected: "one of \(names)") { CloseReason.named($0) }
            self = .close(reason, note: try fields.note("note"))
        case "reopen":
            try allow("reason")
            self = .reopen(reason: try fields.note("reason"))
        case "assign":
            try allow("to")
            self = .assign(to: try fields.person("to"))
        case "shelve":
            try allow("length_ms", "until_clear", "reason")
            self = .shelve(
                length: Milliseconds(try fields.milliseconds("length_ms")),
                untilClear: try fields.decode(Bool.self, "until_clear"), reason: try fields.note("reason"))
        default: return nil
        }
    }
}
