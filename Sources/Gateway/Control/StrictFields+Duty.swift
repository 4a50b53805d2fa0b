import CareCore
import CareWire

extension StrictFields {
    func dutyPerson(_ name: String) throws -> PersonID {
        try parse(name, expected: "1 to 32 letters, digits, colons, underlines or hyphens") { PersonID($0) }
    }

    func dutyPost() throws -> DutyPost {
        let names = ContactRole.allCases.map(\.name).joined(separator: ", ")
        return DutyPost(
            try parse("role", expected: "one of \(names)") { ContactRole.named($0) },
            try parse("scope", expected: ContactScope.expected) { ContactScope($0) })
    }

    func momentIfPresent(_ name: String) throws -> Timestamp? {
        try decodeIfPresent(Int64.self, name) == nil ? nil : moment(name)
    }

    /// A moment that RFC 3339 can write: sums with any other could overflow.
    func moment(_ name: String) throws -> Timestamp {
        let moment = Timestamp(milliseconds: try decode(Int64.self, name))
        guard (RFC3339.earliest...RFC3339.latest).contains(moment) else {
            throw fault(name, expected: "milliseconds of the years 0000 to 9999", found: "\(moment.milliseconds)")
        }
        return moment
    }
}
