internal import CareCore
internal import CareRecords
internal import Ingest

/// A look at what is personal: it is in the ledger before anything is shown.
enum Reveal {
    /// The parameter that says why somebody looks.
    static let parameter = "reveal"

    /// Enters a look that a request gives a reason for.
    /// - Parameters:
    ///   - table: What is looked at.
    ///   - keys: The rows that are shown.
    ///   - request: Who asks, and why.
    ///   - services: Where the look is entered.
    /// - Returns: Whether what is personal is shown: a reason is given, and the look stands in the ledger.
    /// - Throws: `Problem` for a caller who may not see people, and for a reason that is none.
    static func showsPeople(
        of table: String, _ keys: [String], _ request: APIRequest, _ services: APIServices
    ) async throws -> Bool {
        guard let reason = request.query[parameter] else { return false }
        guard try request.principal.may(.readPeople) else {
            throw Problem(.forbidden, "only who may see people whole may leave \(parameter) in")
        }
        guard RecordForm.access.columns.first(where: { $0.name == AccessField.reason.name })?.read(reason) != nil else {
            throw Problem(field: parameter, expected: "why, \(AccessField.reason.expected)", found: "\"\(reason)\"")
        }
        try await enter(table, keys, because: reason, request, services)
        return true
    }

    /// Enters a look at rows, each of which stands in the ledger, many to an entry. It has no mark: a request that is
    /// sent again is another look, and stands in the ledger again.
    /// - Throws: `Problem` of kind `refused` with the reasons.
    static func enter(
        _ table: String, _ keys: [String], because reason: String, _ request: APIRequest, _ services: APIServices
    ) async throws {
        // A form passes over a field that is empty.
        let looks = AccessField.keys(of: keys).map { key in
            RecordSubmission(
                form: RecordForm.access.name,
                fields: [
                    .init(AccessField.table.name, table), .init(AccessField.key.name, key),
                    .init(AccessField.reason.name, reason),
                ])
        }
        let asked = LineRequest.records(RecordRequest(looks, by: try request.principal.user))
        let outcome = try await services.desk.carryOut(asked)
        if case .refused(let reasons) = outcome { throw Problem.refused(reasons) }
    }
}
