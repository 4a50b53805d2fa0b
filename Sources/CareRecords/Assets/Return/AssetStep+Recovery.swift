internal import CareCore

extension RecordBook {
    /// The recovery order of an asset that is not closed; there is one at most.
    func openOrder(of asset: RecordID) throws -> RecordRow? {
        try rows(.recoveryOrder, where: [.equal(AssetField.asset, asset)])
            .first { $0[RecoveryField.closedAt] == nil }
    }
}

extension AssetStep {
    func openOrder() throws -> RecordRow? { try asset.flatMap { try context.book.openOrder(of: $0) } }

    /// Opens the order that the end of the use demands.
    mutating func open(_ deadlines: RecoveryDeadlines, endedOn: CivilDate) {
        var order = after
        order[AssetField.number] = (before[AssetField.number] ?? 0) + 1
        order[SharedField.careCase] = filled[SharedField.careCase]
        order[RecoveryField.endedOn] = endedOn
        order[RecoveryField.noticeDue] = deadlines.notice
        order[RecoveryField.contactFrom] = deadlines.contact
        order[RecoveryField.collectDue] = deadlines.collect
        order[RecoveryField.sanitiseDue] = deadlines.sanitise
        order[RecoveryField.availableDue] = deadlines.available
        puts.append(RecordPut(.recoveryOrder, order))
    }

    /// Closes an order at the moment of this step.
    mutating func close(_ order: RecordRow, as outcome: RecoveryOutcome) {
        puts.append(
            RecordPut(
                .recoveryOrder, order.with(RecoveryField.closedAt, at).with(RecoveryField.outcome, outcome)))
    }
}
