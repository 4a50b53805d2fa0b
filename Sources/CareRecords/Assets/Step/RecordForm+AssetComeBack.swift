internal import CareCore

extension RecordForm {
    /// The registration of a thing that stood in a home where somebody signed for it, and was taken away there before
    /// anybody wrote it into a book: it came back like any other, and goes to nobody before it is cleaned, tested and
    /// wiped. Its moves say what the kit says.
    /// - Parameters:
    ///   - opened: The row of the new asset, without a state.
    ///   - item: The item of the kit that it was.
    ///   - context: The desk.
    /// - Returns: The asset and its three moves.
    static func comeBack(_ opened: RecordRow, from item: RecordRow, _ context: RecordContext) -> RecordOutcome {
        var row = opened
        let back = item[KitField.removedAt]
        row[AssetField.state] = .returned
        row[AssetField.number] = 2
        row[AssetField.cycles] = 1
        row[AssetField.since] = back
        row[AssetField.returnedAt] = back
        row[AssetField.place] = row[AssetField.store].map { .store($0) }
        let stages: [(state: CustodyState, at: Timestamp?)] = [
            (.inService, item[KitField.signedOffAt]), (.pendingReturn, back), (.returned, back),
        ]
        let moves = stages.enumerated().map { number, stage -> RecordPut in
            var move = row
            move[AssetField.number] = Int64(number)
            move[AssetField.fromState] = number == 0 ? nil : stages[number - 1].state
            move[AssetField.toState] = stage.state
            move[SharedField.at] = stage.at
            move[AssetField.reason] = "资产登记"
            if stage.state != .returned {
                move[SharedField.bed] = item[SharedField.bed]
                move[AssetField.place] = item[SharedField.bed].map { .bed($0) }
                move[AssetField.custodian] = item[KitField.acceptedBy]
            }
            return RecordPut(.assetMove, move)
        }
        let told = row[AssetField.device].map { [Command.custody($0, .returned, by: context.by, since: back)] }
        return RecordOutcome(
            puts: [RecordPut(.asset, row)] + moves, consequences: told ?? [],
            answer: "asset \(row[AssetField.asset]?.text ?? "") is returned: bed "
                + "\(item[SharedField.bed]?.description ?? "") had it until \(back?.recordText ?? "")")
    }
}
