internal import GRDB

extension Store {
    /// Sees that a start can read what it needs of people, before anything else is begun that would be in vain.
    /// - Throws: `StoreError` when it lies sealed and no key is named.
    public func checkPeople() throws {
        try pool.read { try people.checkStart($0) }
    }
}
