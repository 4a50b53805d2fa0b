extension Role {
    /// What kinds of scope somebody of the role has, for messages.
    var scopeKinds: String {
        switch self {
        case .operatorOnDuty, .providerLead: "provider"
        case .township: "townships"
        case .county, .auditor: "counties"
        case .prefecture: "everything"
        case .technician: "counties or provider"
        case .family: "bed"
        }
    }

    /// Whether somebody of the role may have that scope.
    public func admits(_ scope: AccessScope) -> Bool {
        switch (self, scope) {
        case (.operatorOnDuty, .provider), (.providerLead, .provider), (.technician, .provider): true
        case (.township, .townships), (.county, .counties), (.auditor, .counties), (.technician, .counties): true
        case (.prefecture, .everything), (.family, .bed): true
        default: false
        }
    }

    /// Users of which roles somebody of this role makes, within their scope: none whose rights are more than theirs.
    public var makes: Set<Role> {
        switch self {
        case .prefecture: Set(Role.allCases)
        case .county: Set(Role.allCases).subtracting([.prefecture])
        case .operatorOnDuty, .providerLead, .township, .technician, .auditor, .family: []
        }
    }
}
