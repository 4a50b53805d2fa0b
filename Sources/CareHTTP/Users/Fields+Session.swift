internal import CareRecords
internal import CareWire

extension Fields {
    /// Who somebody is, as they are told. `csrf` is what writes of a session show in `X-CSRF-Token`; a token has none.
    init(_ principal: Principal) {
        self.init { fields in
            fields.put("user", principal.user)
            fields.put("name", principal.name)
            fields.put("role", principal.role.rawValue)
            fields.put("scope", principal.scope.recordText)
            fields.put("capabilities", Capability.allCases.filter { principal.may($0) }.map(\.rawValue).sorted())
            var csrf: String?
            if case .session(let token) = principal.credential { csrf = token }
            fields.put("csrf", csrf)
            fields.put("expires_at", principal.expiresAt)
        }
    }
}
