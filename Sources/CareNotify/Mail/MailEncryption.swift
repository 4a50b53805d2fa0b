/// How a mail server is spoken to.
package enum MailEncryption: String, CaseIterable, Sendable {
    /// Plain first, encrypted before anything is said (port 587). A server without it is refused.
    case starttls
    /// Encrypted from the first byte (port 465).
    case tls
    /// Never encrypted: a relay on the same machine.
    case plain
}
