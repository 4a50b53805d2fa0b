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
        puts.append(
            deadlines.order(
                of: after, number: (before[AssetField.number] ?? 0) + 1, careCase: filled[SharedField.careCase],
                endedOn: endedOn))
    }

    /// Closes an order at the moment of this step.
    mutating func close(_ order: RecordRow, as outcome: RecoveryOutcome) {
        puts.append(
            RecordPut(
                .recoveryOrder, order.with(RecoveryField.closedAt, at).with(RecoveryField.outcome, outcome)))
    }
}
