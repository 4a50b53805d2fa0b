internal import CareRecords

/// What a route asks of who calls it, before it looks at anything.
enum RouteAccess: Sendable, Equatable {
    /// Nothing: health, the document of the interface, signing in.
    case anyone
    /// To be known, whatever one may do.
    case signedIn
    /// To be allowed at least one of these.
    case may([Capability])

    /// To be allowed that.
    static func may(_ capability: Capability) -> RouteAccess { .may([capability]) }

    /// Whether `principal` passes.
    func admits(_ principal: Principal) -> Bool {
        switch self {
        case .anyone, .signedIn: true
        case .may(let capabilities): capabilities.contains(where: principal.may)
        }
    }
}
