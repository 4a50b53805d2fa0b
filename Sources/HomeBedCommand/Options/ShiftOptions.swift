import ArgumentParser
import CareCore

/// Which shift.
struct ShiftOptions: ParsableArguments {
    @Option(help: "operator, second_operator, station_head or technician.")
    var role: String

    @Option(help: ArgumentHelp("For whom: \(ContactScope.expected).", valueName: "SCOPE"))
    var scope: String

    @Option(help: ArgumentHelp("Who, as in the contact book.", valueName: "ID"))
    var person: String

    @Option(help: ArgumentHelp("Beginning, RFC 3339.", valueName: "TIME"))
    var from: String

    /// The values.
    /// - Throws: `ValidationError` that names the bad option.
    func values() throws -> (post: DutyPost, person: PersonID, from: Timestamp) {
        guard let role = ContactRole.named(role) else {
            throw ValidationError("--role: expected a role such as operator, found \"\(role)\"")
        }
        guard let scope = ContactScope(scope) else {
            throw ValidationError("--scope: expected \(ContactScope.expected), found \"\(scope)\"")
        }
        guard let person = PersonID(person) else {
            throw ValidationError("--person: expected an identity of the contact book, found \"\(person)\"")
        }
        return (DutyPost(role, scope), person, try MomentText.moment(from, "--from"))
    }

    func validate() throws { _ = try values() }
}
