internal import CareCore

extension RecordForm {
    /// A person keeps a user out. Every session of the user ends and no token of theirs counts.
    public static let userLock = userStep(
        "user-lock", zh: "锁定账号", en: "a user is locked out", from: [.active], to: .locked)

    /// A person lets a user in again, also one whom wrong passwords keep out.
    public static let userUnlock = userStep(
        "user-unlock", zh: "解锁账号", en: "a locked user may come in again", from: [.locked, .active], to: .active)

    /// A user never comes in again. Nothing takes it back.
    public static let userEnd = userStep(
        "user-end", zh: "注销账号", en: "a user is ended for good", from: [.active, .locked], to: .ended)

    /// The gateway lets nobody sign in as a user for a while, after too many wrong passwords. Sessions that run go on:
    /// who guesses passwords must not silence a duty board.
    public static let userLockOut = RecordForm(
        "user-lock-out", zh: "口令错误锁定", en: "too many wrong passwords for a user",
        subject: [.required(UserField.user, refersTo: "user")], [.required(UserField.lockedOutUntil)]
    ) { filled, context in
        guard let user = filled[UserField.user], let until = filled[UserField.lockedOutUntil],
            let row = try context.book.row(.user, key: [user.stored])
        else { return .incomplete }
        guard try UserMaker(context).isMachine else { return .refused([.ofGateway]) }
        return .accepted(RecordOutcome(puts: [RecordPut(.user, row.with(UserField.lockedOutUntil, until))]))
    }

    private static func userStep(
        _ name: String, zh: String, en: String, from: [UserState], to target: UserState
    ) -> RecordForm {
        RecordForm(
            name, zh: zh, en: en, subject: [.required(UserField.user, refersTo: "user")],
            [.required(UserField.reason, .words)]
        ) { filled, context in
            guard let user = filled[UserField.user], let row = try context.book.row(.user, key: [user.stored]),
                let state = row[UserField.state]
            else { return .incomplete }
            if let fault = try makerFault(row, context) { return .refused([fault]) }
            let isOut = row[UserField.lockedOutUntil] != nil
            if state == target, target != .active || !isOut { return .accepted(.unchanged) }
            guard from.contains(state) else {
                let words = from.map { "\($0.rawValue) (\($0.title))" }.joined(separator: " or ")
                return .refused(
                    UserField.user.name, expected: "one that is \(words)", found: "\(state.rawValue) (\(state.title))")
            }
            var changed = row.with(UserField.state, target).with(UserField.reason, filled[UserField.reason])
            switch target {
            case .active: changed = changed.with(UserField.lockedOutUntil, nil)
            case .locked: changed = changed.with(UserField.sessionsFrom, context.now)
            case .ended:
                changed = changed.with(UserField.sessionsFrom, context.now).with(UserField.verifier, nil)
            }
            return .accepted(RecordOutcome(puts: [RecordPut(.user, changed)]))
        }
    }
}

extension RecordFault {
    /// What only the gateway itself enters.
    static let ofGateway = RecordFault(
        "", expected: "the gateway itself", found: "a user", hint: "nobody enters this; it follows from a sign-in")
}
