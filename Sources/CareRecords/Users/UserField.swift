public import CareCore

/// Fields of who may come in through the HTTP interface.
public enum UserField {
    /// The identity, as it is written beside everything they do.
    public static let user = RecordField<RecordID>("user", "账号")
    /// What they are.
    public static let role = RecordField<Role>("role", "角色")
    /// Where they may look and act.
    public static let scope = RecordField<AccessScope>("scope", "范围", expected: AccessScope.expected)
    /// The language of their screens.
    public static let language = RecordField<Contact.Language>("language", "语言")
    /// Whether they may come in.
    public static let state = RecordField<UserState>("state", "状态")
    /// What a password is compared with: scrypt with its parameters and salt, as PHC strings are written.
    public static let verifier = RecordField<String>(
        "verifier", "口令校验值", expected: "a scrypt verifier such as $scrypt$ln=14,r=8,p=5$salt$hash",
        accepts: { text in
            text.hasPrefix("$scrypt$ln=") && text.utf8.count <= 200
                && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        })
    /// Gateway time from which sessions count: earlier ones ended with a new password, a lock or the user.
    public static let sessionsFrom = RecordField<Timestamp>("sessionsFrom", "会话起始", expected: Timestamp.expected)
    /// Until when nobody signs in as them after too many wrong passwords.
    public static let lockedOutUntil = RecordField<Timestamp>(
        "lockedOutUntil", "口令错误锁定至", expected: Timestamp.expected)
    /// Why they were locked, let in again or ended.
    public static let reason = RecordField<String>("reason", "原因", longest: 200)
}

extension RecordTable {
    /// Who may come in through the HTTP interface. Rows stay when somebody is gone: what they did names them.
    public static let user = RecordTable(
        "user", key: [.required(UserField.user)],
        [
            .required(SharedField.name, .name), .required(UserField.role), .required(UserField.scope),
            .required(UserField.language), .required(UserField.state), .optional(UserField.verifier, .secret),
            .optional(UserField.sessionsFrom), .optional(UserField.lockedOutUntil),
            .optional(UserField.reason, .words),
        ])

    /// Tables of those who may come in, in order of reference.
    public static let users: [RecordTable] = [.user, .token, .session]
}
