import CareCore
import CareRecords
import TestSupport

@testable import CareHTTP

extension TestGateway {
    /// A token of a user that is on record, for a day.
    func enterToken(of user: String) throws -> TokenText {
        let token = TokenText()
        try enter([
            .init(
                "token",
                [
                    "token": token.id, "user": user, "secretHash": Secret.hash(of: token.secret),
                    "expiresAt": (Self.start + .days(1)).recordText,
                ])
        ])
        return token
    }
}
