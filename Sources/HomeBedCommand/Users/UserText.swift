import CareCore
import CareRecords

/// How rows about users are shown.
enum UserText {
    /// The name, as the reader may see it.
    static func name(of user: RecordRow, _ masking: RecordMasking) -> String {
        RecordTable.user.column(SharedField.name.name).map { masking.text(user, $0) } ?? ""
    }

    /// Whether a token counts: `active`, `expired` or `revoked`.
    static func state(ofToken token: RecordRow, at now: Timestamp) -> String {
        if token[TokenField.revokedAt] != nil { return "revoked" }
        return token[TokenField.expiresAt].map { now < $0 } ?? false ? "active" : "expired"
    }
}
