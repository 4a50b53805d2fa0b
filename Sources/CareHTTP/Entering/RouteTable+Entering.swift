internal import CareRecords
internal import CareStore
internal import CareWire
internal import Hummingbird
internal import Ingest

extension RouteTable {
    /// Entering forms: the one way for all of them.
    static let entering: [Route] = [
        .write(
            .post, "/v1/records", .may([.enterCare, .enterEquipment, .enterOffice]), body: .configured
        ) { request, services in
            let principal = try request.principal
            let asked = try request.fields { try FormRequest($0) }
            let records = RecordRequest(asked.submissions, by: principal.user, isDryRun: asked.isDryRun)
            // Before each of their fields is looked up.
            if let refusal = records.refusal { throw Problem.refused([refusal]) }
            let forms = try asked.submissions.map { submission in
                guard let form = RecordForms.all[submission.form],
                    let capabilities = Capability.entering(form.name)
                else {
                    throw Problem(field: "form", expected: "a form that is entered here", found: submission.form)
                }
                guard capabilities.contains(where: principal.may) else {
                    throw Problem(
                        .forbidden, "\(form.name) is not entered by a user of role \(principal.role.rawValue)")
                }
                return (submission, form)
            }
            try await services.read { reader in
                var guardian = try FormGuard(principal.scope, reader, key: services.key)
                for (submission, form) in forms { try guardian.check(submission, form) }
            }
            try await services.numbers.check(asked.submissions, request, services)
            return try await services.carryOut(.records(records), for: request)
        }
    ]
}

/// Forms as they are sent: one by itself, or several that hold together or not at all.
private struct FormRequest: Sendable {
    let submissions: [RecordSubmission]
    let isDryRun: Bool

    init(_ fields: StrictFields) throws {
        isDryRun = try fields.decodeIfPresent(Bool.self, "dry_run") ?? false
        guard try fields.decodeIfPresent([RecordLine].self, "forms") == nil else {
            try fields.allow("forms", "dry_run")
            submissions = try fields.decode([RecordLine].self, "forms").map(\.submission)
            return
        }
        try fields.allow("form", "fields", "dry_run")
        let texts = try fields.decode([String: String].self, "fields").sorted { $0.key < $1.key }
        submissions = [
            RecordSubmission(
                form: try fields.decode(String.self, "form"),
                fields: texts.map { RecordSubmission.Field($0.key, $0.value) })
        ]
    }
}
