internal import HTTPTypes

/// A problem as it is sent.
struct ProblemDocument: Encodable {
    let type: String
    let title: String
    let status: Int
    let detail: String
    let field: String?
    let expected: String?
    let found: String?
    let faults: [String]?
    let requestID: String

    init(_ problem: Problem, request: String) {
        type = problem.kind.type
        title = problem.kind.title
        status = problem.kind.status.code
        detail = problem.detail
        field = problem.field
        expected = problem.expected
        found = problem.found
        faults = problem.faults.isEmpty ? nil : problem.faults
        requestID = request
    }

    enum CodingKeys: String, CodingKey {
        case type, title, status, detail, field, expected, found, faults
        case requestID = "request_id"
    }
}
