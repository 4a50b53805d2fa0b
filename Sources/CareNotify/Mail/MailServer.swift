/// A mail server and how to sign in there.
struct MailServer: Sendable, Equatable {
    var host: String
    var port: Int
    var encryption: MailEncryption
    /// Empty where the server wants no sign-in.
    var username: String
    var password: String
    /// Sender's address.
    var from: String
    var allowsPrivate: Bool
    /// PEM file of the authorities that may vouch for the server; `nil` for the system's.
    var authorities: String?
}
