internal import CareCore
internal import HTTPTypes

/// What a request shows of who sends it: a token in `Authorization`, or a session's cookie.
struct Credentials: Sendable {
    /// The cookie of a session. Its prefix makes browsers keep it to this host, to HTTPS and to the whole of it.
    static let cookieName = "__Host-homebed"

    let authenticator: Authenticator

    /// Who asks; `nil` where the request shows nothing.
    /// - Throws: `Problem` for what shows nobody.
    func principal(_ headers: HTTPFields, now: Timestamp) throws -> Principal? {
        do {
            if let header = headers[.authorization] {
                let parts = header.split(separator: " ", maxSplits: 1)
                guard parts.count == 2, parts[0].lowercased() == "bearer" else {
                    throw Problem(.unauthenticated, "Authorization: expected Bearer and a token, found another scheme")
                }
                return try authenticator.principal(token: String(parts[1]), now: now)
            }
            return try Self.session(in: headers).map { try authenticator.principal(session: $0, now: now) }
        } catch let fault as CredentialFault {
            throw Self.problem(fault)
        }
    }

    /// The value of the session's cookie; `nil` when there is none.
    static func session(in headers: HTTPFields) -> String? {
        for line in headers[values: .cookie] {
            for pair in line.split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1)
                let name = parts.first?.trimmingPrefix { $0 == " " }
                if parts.count == 2, name == cookieName[...] { return String(parts[1]) }
            }
        }
        return nil
    }

    /// The line that sets the cookie, or takes it away.
    static func cookie(_ value: String?, seconds: Int64) -> String {
        let content = value ?? ""
        let age = value == nil ? 0 : seconds
        return "\(cookieName)=\(content); Path=/; Max-Age=\(age); Secure; HttpOnly; SameSite=Strict"
    }

    private static func problem(_ fault: CredentialFault) -> Problem {
        switch fault {
        case .unknown: Problem(.unauthenticated, "the token or session is not known; sign in, or ask for a token")
        case .expired: Problem(.expiredCredential, "the token or session has expired; sign in, or ask for a new token")
        case .revoked: Problem(.expiredCredential, "the token or session was ended; sign in, or ask for a new token")
        case .locked: Problem(.unauthenticated, "the user is locked; who made the user can unlock it")
        case .ended: Problem(.unauthenticated, "the user is no user any more")
        }
    }
}
