internal import CareCore

extension RecordForm {
    /// A token by which a program, or a family by its link, comes in. Its secret is shown once where it is made and
    /// stands nowhere.
    public static let token = RecordForm(
        "token", zh: "接口令牌", en: "a token of a user", subject: [.required(TokenField.token)],
        [
            .required(UserField.user, refersTo: "user"), .required(TokenField.secretHash, .secret),
            .optional(TokenField.capabilities), .required(TokenField.expiresAt),
            .optional(SharedField.note, .words),
        ]
    ) { filled, context in
        guard let token = filled[TokenField.token], let user = filled[UserField.user],
            let owner = try context.book.row(.user, key: [user.stored]), let role = owner[UserField.role]
        else { return .incomplete }
        guard try context.book.row(.token, key: [token.stored]) == nil else {
            return .refused(TokenField.token.name, expected: "an identity that no token has", found: token.text)
        }
        var faults = [try makerFault(owner, context)].compactMap(\.self)
        if let state = owner[UserField.state], state != .active {
            faults.append(
                RecordFault(
                    UserField.user.name, expected: "a user who may come in",
                    found: "one that is \(state.rawValue) (\(state.title))"))
        }
        faults += tokenFaults(filled, role, at: context.now)
        return faults.isEmpty ? .accepted(RecordOutcome(puts: [RecordPut(.token, filled)])) : .refused(faults)
    }

    /// A token counts no more.
    public static let tokenRevoke = RecordForm(
        "token-revoke", zh: "吊销令牌", en: "a token counts no more",
        subject: [.required(TokenField.token, refersTo: "token")], [.required(UserField.reason, .words)]
    ) { filled, context in
        guard let token = filled[TokenField.token], let row = try context.book.row(.token, key: [token.stored]),
            let user = row[UserField.user], let owner = try context.book.row(.user, key: [user.stored])
        else { return .incomplete }
        if try !UserMaker(context).isSelf(user), let fault = try makerFault(owner, context) {
            return .refused([fault])
        }
        guard row[TokenField.revokedAt] == nil else { return .accepted(.unchanged) }
        return .accepted(
            RecordOutcome(puts: [RecordPut(.token, row.with(TokenField.revokedAt, context.now))]))
    }

    private static func tokenFaults(_ filled: RecordRow, _ role: Role, at now: Timestamp) -> [RecordFault] {
        var faults: [RecordFault] = []
        let days = role == .family ? TokenField.longestFamilyDays : TokenField.longestDays
        if let expires = filled[TokenField.expiresAt], expires <= now || expires > now + .days(days) {
            faults.append(
                RecordFault(
                    TokenField.expiresAt.name,
                    expected: "a moment from now to \((now + .days(days)).recordText), at most \(days) days",
                    found: expires.recordText))
        }
        if let wanted = filled[TokenField.capabilities]?.words, !wanted.isSubset(of: role.capabilities) {
            faults.append(
                RecordFault(
                    TokenField.capabilities.name,
                    expected: "words among \(RecordSet(role.capabilities).recordText), which the role may",
                    found: RecordSet(wanted.subtracting(role.capabilities)).recordText))
        }
        return faults
    }
}
