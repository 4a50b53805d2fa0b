import CareCore
import CareHTTP
import CareRecords

/// A token that is being made.
struct NewToken {
    let text = TokenText()
    let user: String
    let until: Timestamp

    /// Days are bounded by the form; more than it ever takes are not reckoned with.
    init(of user: String, days: Int64, from now: Timestamp) {
        self.user = user
        until = now + .days(min(max(days, -1), 10_000))
    }

    /// The form that enters it.
    func form(capabilities: [String] = [], note: String? = nil) -> RecordSubmission {
        RecordSubmission(
            form: RecordForm.token.name,
            fields: [
                .init("token", text.id), .init("user", user), .init("secretHash", Secret.hash(of: text.secret)),
                .init("capabilities", capabilities.joined(separator: " ")), .init("expiresAt", until.recordText),
                .init("note", note ?? ""),
            ])
    }
}
