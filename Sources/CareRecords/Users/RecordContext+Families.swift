internal import CareCore

extension RecordContext {
    /// Families whose links end because the bed serves somebody else from now on: what they see is the bed's, and it is
    /// another family's now (decision 90).
    /// - Parameters:
    ///   - bed: The bed.
    ///   - resident: Whom it serves from now on.
    /// - Returns: Their users, ended; none where nobody else ever had a case for the bed.
    /// - Throws: What the book throws.
    func familiesLeaving(_ bed: BedID, to resident: RecordID?) throws -> [RecordPut] {
        let isPassedOn = try book.openRows(.careCase, where: [.equal(SharedField.bed, bed)])
            .contains { $0[SharedField.resident] != resident }
        guard isPassedOn else { return [] }
        return try book.rows(.user, where: [.equal(UserField.scope, .bed(bed))])
            .filter { $0[UserField.role] == .family && $0[UserField.state] != .ended }
            .map { row in
                RecordPut(
                    .user,
                    row.with(UserField.state, .ended).with(UserField.sessionsFrom, now)
                        .with(UserField.reason, "床位已服务他人 the bed serves somebody else"))
            }
    }
}
