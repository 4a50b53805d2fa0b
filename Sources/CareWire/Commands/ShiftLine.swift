package import CareCore

/// One shift of the rota as JSON.
package struct ShiftLine: Codable, Equatable {
    /// The line.
    package let line: DutyCommand.Line<Shift>

    package init(_ line: DutyCommand.Line<Shift>) { self.line = line }

    package init(from decoder: any Decoder) throws {
        let fields = try StrictFields(decoder)
        try fields.allow("line", "person", "role", "scope", "from_ms", "until_ms")
        line = DutyCommand.Line(
            try fields.decode(Int.self, "line"),
            Shift(
                post: try fields.dutyPost(), person: try fields.dutyPerson("person"),
                from: try fields.moment("from_ms"), until: try fields.moment("until_ms")))
    }

    package func encode(to encoder: any Encoder) throws {
        let shift = line.value
        var fields = encoder.container(keyedBy: FieldName.self)
        try fields.encode(line.number, forKey: "line")
        try fields.encode(shift.person.text, forKey: "person")
        try fields.encode(shift.post.role.name, forKey: "role")
        try fields.encode(shift.post.scope.description, forKey: "scope")
        try fields.encode(shift.from.milliseconds, forKey: "from_ms")
        try fields.encode(shift.until.milliseconds, forKey: "until_ms")
    }
}
