internal import CareCore

/// Who fills a form about users, and what that lets them do.
struct UserMaker {
    /// On whose authority.
    private enum Authority {
        /// The command line of the machine, or the gateway itself: nobody registered as a user.
        case machine
        case user(RecordID, RecordRow)
    }

    private let authority: Authority
    private let book: any RecordBook

    /// A person that is registered as a user acts as that user, whatever became of them since, also on the command
    /// line; anybody else came by way of the machine itself.
    init(_ context: RecordContext) throws {
        book = context.book
        guard let id = RecordID(context.by), let row = try context.book.row(.user, key: [id.stored]) else {
            authority = .machine
            return
        }
        authority = .user(id, row)
    }

    /// Whether it is the machine's owner or the gateway itself.
    var isMachine: Bool { if case .machine = authority { true } else { false } }

    /// Whether it is that user, who may come in.
    func isSelf(_ user: RecordID) -> Bool {
        guard case .user(let id, let row) = authority else { return false }
        return id == user && row[UserField.state] == .active
    }

    /// What keeps them from making or changing a user of that role and scope; `nil` for nothing.
    func fault(role: Role, scope: AccessScope) throws -> RecordFault? {
        guard case .user(let id, let row) = authority else { return nil }
        guard row[UserField.state] == .active, let own = row[UserField.role], let reach = row[UserField.scope],
            own.capabilities.contains(.administer)
        else {
            return RecordFault(
                "", expected: "somebody who may make users", found: id.text,
                hint: "a county or the prefecture does it, or whoever runs the machine")
        }
        guard own.makes.contains(role) else {
            return RecordFault(
                UserField.role.name, expected: Self.words(own.makes), found: role.rawValue,
                hint: "\(id) is of role \(own.rawValue); nobody makes users with more rights than their own")
        }
        guard try scope.isWithin(reach, book) else {
            return RecordFault(
                UserField.scope.name, expected: "a scope within \(reach.recordText)", found: scope.recordText,
                hint: "nobody makes users with a wider scope than their own")
        }
        return nil
    }

    private static func words(_ roles: Set<Role>) -> String {
        "one of " + Role.allCases.filter(roles.contains).map { "\($0.rawValue) (\($0.title))" }.joined(separator: ", ")
    }

    /// The registered provider that beds name so.
    static func registered(_ provider: ProviderID, _ book: any RecordBook) throws -> RecordRow? {
        if let row = try book.rows(.provider, where: [.equal(ProviderField.bedRegisterID, provider)]).first {
            return row
        }
        guard let row = try book.row(.provider, key: [.text(provider.text)]),
            row[ProviderField.bedRegisterID] == nil
        else { return nil }
        return row
    }
}
