public import CareCore

/// Fields of the sessions of browsers.
public enum SessionField {
    /// Its identity, which tells nothing of its secret.
    public static let session = RecordField<RecordID>("session", "会话编号")
    /// The client's network address.
    public static let address = RecordField<String>("address", "客户端地址", longest: 64)
    /// When somebody signed in.
    public static let startedAt = RecordField<Timestamp>("startedAt", "登录时间", expected: Timestamp.expected)
    /// When it ends by itself.
    public static let expiresAt = RecordField<Timestamp>("expiresAt", "有效期至", expected: Timestamp.expected)
    /// When somebody signed out.
    public static let endedAt = RecordField<Timestamp>("endedAt", "退出时间", expected: Timestamp.expected)

    /// How long a session lasts: a shift of the night. Decision 50.
    public static let length = Milliseconds.hours(12)
}

extension RecordTable {
    /// Sessions of browsers, also those that are over: who came in when, and from where. They are kept as network logs
    /// are.
    public static let session = RecordTable(
        "session", key: [.required(SessionField.session)],
        [
            .required(UserField.user, refersTo: "user"), .required(TokenField.secretHash, .secret),
            .required(SessionField.address, .words), .required(SessionField.startedAt),
            .required(SessionField.expiresAt), .optional(SessionField.endedAt),
        ])
}
