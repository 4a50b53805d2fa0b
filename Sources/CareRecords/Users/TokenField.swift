public import CareCore

/// Fields of the tokens by which programs and families come in.
public enum TokenField {
    /// The public identity, which stands in the token's text.
    public static let token = RecordField<RecordID>(
        "token", "令牌编号", expected: "4 to 20 small letters and digits",
        accepts: { id in
            (4...20).contains(id.text.utf8.count)
                && id.text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
        })
    /// SHA-256 of the secret.
    public static let secretHash = RecordField<String>(
        "secretHash", "密钥摘要", expected: "64 small hexadecimal digits",
        accepts: { text in
            text.utf8.count == 64
                && text.utf8.allSatisfy { (0x61...0x66).contains($0) || (0x30...0x39).contains($0) }
        })
    /// What it is narrowed to; nothing for all that its user may.
    public static let capabilities = RecordField<RecordSet<Capability>>(
        "capabilities", "权限", expected: RecordSet<Capability>.expected)
    /// Until when it counts.
    public static let expiresAt = RecordField<Timestamp>("expiresAt", "有效期至", expected: Timestamp.expected)
    /// When somebody revoked it.
    public static let revokedAt = RecordField<Timestamp>("revokedAt", "吊销时间", expected: Timestamp.expected)

    /// How long a token counts at most, in days.
    public static let longestDays: Int64 = 366
    /// How long a family's link counts at most, in days.
    public static let longestFamilyDays: Int64 = 30
}

extension RecordTable {
    /// Tokens; a revoked or expired one stays, because what was done with it names it.
    public static let token = RecordTable(
        "token", key: [.required(TokenField.token)],
        [
            .required(UserField.user, refersTo: "user"), .required(TokenField.secretHash, .secret),
            .optional(TokenField.capabilities), .required(TokenField.expiresAt),
            .optional(SharedField.note, .words), .optional(TokenField.revokedAt),
        ])
}
