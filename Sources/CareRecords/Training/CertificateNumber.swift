/// A certificate, told from those of other issuers.
public struct CertificateNumber: Hashable, Comparable, Sendable {
    /// Who issued it.
    public let issuer: String
    /// Its number there.
    public let number: String

    /// In order of issuer and number.
    public static func < (left: CertificateNumber, right: CertificateNumber) -> Bool {
        (left.issuer, left.number) < (right.issuer, right.number)
    }
}
