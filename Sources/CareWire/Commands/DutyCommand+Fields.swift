package import CareCore

extension DutyCommand {
    /// Reads what is done with the rota; `nil` when `name` names none of it. `rota` has `lines`, `rota-remove` has
    /// `role`, `scope`, `person` and `from_ms`.
    /// - Parameters:
    ///   - name: The word of the command.
    ///   - fields: What was sent with it.
    ///   - person: Who gives it.
    ///   - others: Names of fields that stand beside the command's own and are read by somebody else.
    /// - Throws: `DecodingError` for a missing, wrong or unknown field; what `person` throws.
    package init?(
        rota name: String, _ fields: StrictFields, by person: @autoclosure () throws -> String, beside others: [String]
    ) throws {
        switch name {
        case "rota":
            try fields.allow(others + ["lines"])
            let lines = try fields.decode([ShiftLine].self, "lines")
            self = .importShifts(lines.map(\.line), by: try person())
        case "rota-remove":
            try fields.allow(others + ["role", "scope", "person", "from_ms"])
            self = .removeShift(
                try fields.dutyPost(), try fields.dutyPerson("person"), from: try fields.moment("from_ms"),
                by: try person())
        default: return nil
        }
    }
}
