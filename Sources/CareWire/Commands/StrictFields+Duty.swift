package import CareCore

extension StrictFields {
    package func dutyPerson(_ name: String) throws -> PersonID {
        try parse(name, expected: "1 to 32 letters, digits, colons, underlines or hyphens") { PersonID($0) }
    }

    package func dutyPost() throws -> DutyPost {
        let names = ContactRole.allCases.map(\.name).joined(separator: ", ")
        return DutyPost(
            try parse("role", expected: "one of \(names)") { ContactRole.named($0) },
            try parse("scope", expected: ContactScope.expected) { ContactScope($0) })
    }

    package func momentIfPresent(_ name: String) throws -> Timestamp? {
        try decodeIfPresent(Int64.self, name) == nil ? nil : moment(name)
    }
}
