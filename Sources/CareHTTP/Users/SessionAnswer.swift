internal import CareRecords

/// Who somebody is, as they are told.
struct SessionAnswer: Encodable {
    let user: String
    let name: String
    let role: String
    let scope: String
    let capabilities: [String]
    /// What writes of a session show in `X-CSRF-Token`; `nil` for a token.
    let csrf: String?
    /// When the session or token is over by itself.
    let expiresAt: String?

    init(_ principal: Principal) {
        user = principal.user
        name = principal.name
        role = principal.role.rawValue
        scope = principal.scope.recordText
        capabilities = Capability.allCases.filter { principal.may($0) }.map(\.rawValue).sorted()
        if case .session(let token) = principal.credential { csrf = token } else { csrf = nil }
        expiresAt = principal.expiresAt?.text
    }

    enum CodingKeys: String, CodingKey {
        case user, name, role, scope, capabilities, csrf
        case expiresAt = "expires_at"
    }
}
