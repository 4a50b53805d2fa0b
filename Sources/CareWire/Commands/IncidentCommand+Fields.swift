package import CareCore

extension IncidentCommand {
    /// The words of what is done with incidents.
    package static let names = [
        "incident-open", "incident-reached", "incident-problem", "incident-rectify", "incident-accept",
        "incident-close",
    ]

    /// Reads what is done with an incident; `nil` when `name` names none of it. A drill has its length in `drill_ms`.
    /// - Parameters:
    ///   - name: The word of the command.
    ///   - incident: The incident; not asked for when one is opened.
    ///   - fields: What was sent with it.
    ///   - others: Names of fields that stand beside the command's own and are read by somebody else.
    /// - Throws: `DecodingError` for a missing, wrong or unknown field; what `incident` throws.
    package init?(
        _ name: String, of incident: @autoclosure () throws -> IncidentID, _ fields: StrictFields,
        beside others: [String]
    ) throws {
        switch name {
        case "incident-open":
            try fields.allow(others + ["kind", "township", "drill_ms", "note"])
            let kinds = IncidentKind.allCases.map(\.name).joined(separator: ", ")
            let kind = try fields.parse("kind", expected: "one of \(kinds)") { IncidentKind.named($0) }
            let township = try fields.parse("township", expected: TownshipCode.expected) { TownshipCode($0) }
            let isDrill = try fields.decodeIfPresent(Int64.self, "drill_ms") != nil
            let drill = isDrill ? Milliseconds(try fields.milliseconds("drill_ms")) : nil
            self = .open(kind, township, drill: drill, note: try fields.note("note"))
        case "incident-reached":
            try fields.allow(others + ["bed", "how", "note"])
            let bed = try fields.parse("bed", expected: BedID.expected) { BedID($0) }
            let ways = IncidentContact.Way.allCases.map(\.name).joined(separator: ", ")
            let way = try fields.parse("how", expected: "one of \(ways)") { IncidentContact.Way.named($0) }
            self = .reached(try incident(), bed, way, note: try fields.note("note"))
        case "incident-problem":
            try fields.allow(others + ["note"])
            self = .problem(try incident(), text: try fields.note("note"))
        case "incident-rectify", "incident-accept":
            try fields.allow(others + ["problem", "note"])
            let (id, text) = (try incident(), try fields.note("note"))
            let problem = try fields.decode(Int.self, "problem")
            self =
                name == "incident-rectify"
                ? .rectify(id, problem: problem, text: text) : .accept(id, problem: problem, text: text)
        case "incident-close":
            try fields.allow(others + ["note"])
            self = .close(try incident(), note: try fields.note("note"))
        default: return nil
        }
    }
}
