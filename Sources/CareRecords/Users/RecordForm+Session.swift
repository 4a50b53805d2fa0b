internal import CareCore

extension RecordForm {
    /// Somebody has signed in. Only the gateway enters it, when the password was right.
    public static let sessionBegin = RecordForm(
        "session", zh: "登录", en: "somebody signs in", subject: [.required(SessionField.session)],
        [
            .required(UserField.user, refersTo: "user"), .required(TokenField.secretHash, .secret),
            .required(SessionField.address, .words),
        ]
    ) { filled, context in
        guard let session = filled[SessionField.session], let user = filled[UserField.user],
            let owner = try context.book.row(.user, key: [user.stored])
        else { return .incomplete }
        guard try UserMaker(context).isMachine else { return .refused([.ofGateway]) }
        guard try context.book.row(.session, key: [session.stored]) == nil else {
            return .refused(SessionField.session.name, expected: "an identity that no session has", found: session.text)
        }
        let isOut = owner[UserField.lockedOutUntil].map { $0 > context.now } ?? false
        guard owner[UserField.state] == .active, !isOut else {
            return .refused(UserField.user.name, expected: "a user who may come in", found: user.text)
        }
        let row = filled.with(SessionField.startedAt, context.now)
            .with(SessionField.expiresAt, context.now + SessionField.length)
        return .accepted(RecordOutcome(puts: [RecordPut(.session, row)]))
    }

    /// Somebody has signed out.
    public static let sessionEnd = RecordForm(
        "session-end", zh: "退出登录", en: "somebody signs out",
        subject: [.required(SessionField.session, refersTo: "session")], []
    ) { filled, context in
        guard let session = filled[SessionField.session],
            let row = try context.book.row(.session, key: [session.stored]), let user = row[UserField.user],
            let owner = try context.book.row(.user, key: [user.stored])
        else { return .incomplete }
        if try !UserMaker(context).isSelf(user), let fault = try makerFault(owner, context) {
            return .refused([fault])
        }
        guard row[SessionField.endedAt] == nil else { return .accepted(.unchanged) }
        return .accepted(
            RecordOutcome(puts: [RecordPut(.session, row.with(SessionField.endedAt, context.now))]))
    }
}
