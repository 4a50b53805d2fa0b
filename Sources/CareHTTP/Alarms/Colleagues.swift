internal import CareRecords
internal import CareStore
internal import CareWire

/// Names of those who did something, for people of the same scope: who answered is a person and not an account.
enum Colleagues {
    /// The users among `people` whose scope is that of `principal` or lies in it, with their names. A family has no
    /// name here: who it is stands with the resident.
    /// - Throws: `StoreError` when the file cannot be read.
    static func named(
        _ people: some Sequence<String>, for principal: Principal, _ store: StoreReader, _ key: RecordKey
    ) throws -> [Fields] {
        try store.withRecords(scope: .everything, key: key) { book in
            try Set(people).sorted().compactMap { person in
                guard let row = try RecordID(person).flatMap({ try book.row(.user, key: [$0.stored]) }),
                    row[UserField.role] != .family, let scope = row[UserField.scope],
                    try scope == principal.scope || scope.isWithin(principal.scope, book)
                else { return nil }
                return Fields { fields in
                    fields.put("user", person)
                    fields.put("name", row[SharedField.name])
                }
            }
        }
    }
}
