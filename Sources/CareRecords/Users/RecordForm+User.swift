internal import CareCore

extension RecordForm {
    /// Forms about those who may come in through the HTTP interface. Decision 50.
    static let users: [RecordForm] = [
        .user, .userPassword, .userLock, .userUnlock, .userLockOut, .userEnd, .token, .tokenRevoke, .sessionBegin,
        .sessionEnd,
    ]

    /// Who may come in: a new user, or another name, role or scope of one that is there. Without a verifier the
    /// password stays; a user that never had one comes by tokens alone.
    public static let user = RecordForm(
        "user", zh: "账号", en: "somebody who may come in", subject: [.required(UserField.user)],
        [
            .required(SharedField.name, .name), .required(UserField.role), .required(UserField.scope),
            .required(UserField.language), .optional(UserField.verifier, .secret),
        ]
    ) { filled, context in
        guard let user = filled[UserField.user], let role = filled[UserField.role],
            let scope = filled[UserField.scope]
        else { return .incomplete }
        let earlier = try context.book.row(.user, key: [user.stored])
        let faults = try userFaults(user, role, scope, filled, earlier: earlier, context)
        guard faults.isEmpty else { return .refused(faults) }
        var row = earlier ?? filled.with(UserField.state, .active)
        row.take(
            [
                .required(SharedField.name), .required(UserField.role), .required(UserField.scope),
                .required(UserField.language),
            ], from: filled)
        if let verifier = filled[UserField.verifier], verifier != row[UserField.verifier] || earlier == nil {
            row = withPassword(row, verifier, context)
        }
        return .accepted(RecordOutcome(puts: [RecordPut(.user, row)]))
    }

    /// A new password. Every session of the user ends.
    public static let userPassword = RecordForm(
        "user-password", zh: "账号口令", en: "a new password of a user",
        subject: [.required(UserField.user, refersTo: "user")], [.required(UserField.verifier, .secret)]
    ) { filled, context in
        guard let user = filled[UserField.user], let verifier = filled[UserField.verifier],
            let row = try context.book.row(.user, key: [user.stored])
        else { return .incomplete }
        var faults = try UserMaker(context).isSelf(user) ? [] : [makerFault(row, context)].compactMap(\.self)
        faults += [endedFault(user, row), passwordFault(row[UserField.role])].compactMap(\.self)
        guard faults.isEmpty else { return .refused(faults) }
        return .accepted(RecordOutcome(puts: [RecordPut(.user, withPassword(row, verifier, context))]))
    }

    private static func userFaults(
        _ user: RecordID, _ role: Role, _ scope: AccessScope, _ filled: RecordRow, earlier: RecordRow?,
        _ context: RecordContext
    ) throws -> [RecordFault] {
        var faults: [RecordFault] = []
        if user.text == gatewayName {
            faults.append(
                RecordFault(
                    UserField.user.name, expected: "another identity", found: user.text,
                    hint: "the gateway itself acts under this one"))
        }
        if let earlier {
            faults += [endedFault(user, earlier), try makerFault(earlier, context)].compactMap(\.self)
        }
        if !role.admits(scope) {
            faults.append(
                RecordFault(
                    UserField.scope.name, expected: "a scope of kind \(role.scopeKinds) for the role \(role.rawValue)",
                    found: scope.recordText))
        }
        if filled[UserField.verifier] != nil || earlier?[UserField.verifier] != nil {
            faults += [passwordFault(role)].compactMap(\.self)
        }
        faults += [try placeFault(scope, context), try UserMaker(context).fault(role: role, scope: scope)]
            .compactMap(\.self)
        return faults
    }

    /// Families come by a link that expires, never by a password.
    private static func passwordFault(_ role: Role?) -> RecordFault? {
        guard role == .family else { return nil }
        return RecordFault(
            UserField.verifier.name, expected: "no password for the role family", found: "one",
            hint: "a family comes by a link that expires")
    }

    private static func placeFault(_ scope: AccessScope, _ context: RecordContext) throws -> RecordFault? {
        switch scope {
        case .bed(let bed):
            guard try !context.book.has("bed", key: bed.stored) else { return nil }
            return RecordFault(UserField.scope.name, expected: "a registered bed", found: scope.recordText)
        case .provider(let provider):
            guard let row = try context.book.row(.provider, key: [.text(provider.text)]),
                let identity = row[ProviderField.bedRegisterID], identity != provider
            else { return nil }
            return RecordFault(
                UserField.scope.name, expected: "provider \(identity)", found: scope.recordText,
                hint: "beds name this provider by that identity")
        case .everything, .counties, .townships: return nil
        }
    }

    private static func withPassword(_ row: RecordRow, _ verifier: String, _ context: RecordContext) -> RecordRow {
        row.with(UserField.verifier, verifier).with(UserField.sessionsFrom, context.now)
            .with(UserField.lockedOutUntil, nil)
    }

    /// What the gateway's own entries are signed with.
    public static let gatewayName = "gateway"

    static func endedFault(_ user: RecordID, _ row: RecordRow) -> RecordFault? {
        guard row[UserField.state] == .ended else { return nil }
        return RecordFault(
            UserField.user.name, expected: "a user that is not ended", found: user.text,
            hint: "take a new identity")
    }

    /// What keeps who fills the form from changing the user of that row.
    static func makerFault(_ row: RecordRow, _ context: RecordContext) throws -> RecordFault? {
        guard let role = row[UserField.role], let scope = row[UserField.scope] else { return nil }
        return try UserMaker(context).fault(role: role, scope: scope)
    }
}
