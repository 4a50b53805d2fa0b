internal import CareCore

extension AssetStep {
    /// Refuses unless disinfection, function test and, for what talks, the wiping are on record since the asset last
    /// came back from a home, and no bed's kit has it. Source: care.md 11, "disinfected + function test + data wiped +
    /// unbound".
    mutating func demandPreparation() throws {
        guard let asset, let returned = before[AssetField.returnedAt] else { return }
        let works = try context.book.rows(.assetWork, where: [.equal(AssetField.asset, asset)])
        func last(_ work: AssetWork) -> RecordRow? {
            works.filter { row in
                row[AssetField.work] == work && row[SharedField.at].map { $0 >= returned && $0 <= at } == true
            }.max { ($0[SharedField.at]?.milliseconds ?? 0) < ($1[SharedField.at]?.milliseconds ?? 0) }
        }
        let since = returned.recordText
        if last(.sanitation) == nil {
            refuse(
                AssetField.asset, expected: "a disinfection on record since \(since), when it came back", found: "none",
                hint: "asset-sanitise comes first; nothing is issued again without it")
        }
        let test = last(.functionTest)
        // A test that passed before the repair says nothing of what came back from it.
        let isAfterRepair = try test?[SharedField.at].map { try $0 >= repairedAt() } ?? false
        if test?[AssetField.passed] != true || !isAfterRepair {
            refuse(
                AssetField.asset,
                expected: "a function test since \(since) and since its last repair began that it passed",
                found: test == nil ? "none" : "one that it failed or that is older",
                hint: "asset-function-test, or asset-repair and asset-retire")
        }
        if before[AssetField.device] != nil, last(.wipe) == nil {
            refuse(
                AssetField.asset, expected: "the wiping of its data on record since \(since)", found: "none",
                hint: "asset-wipe comes first")
        }
        for item in try context.book.kitItems(of: before) {
            refuse(
                AssetField.asset, expected: "an asset in the kit of no bed",
                found: "one in the kit of bed \(item[SharedField.bed]?.description ?? "")", hint: "kit-remove it there")
        }
    }

    /// When its last repair began since it came back.
    private func repairedAt() throws -> Timestamp {
        guard let asset, let returned = before[AssetField.returnedAt] else { return at }
        let moves = try context.book.rows(
            .assetMove, where: [.equal(AssetField.asset, asset), .atLeast(SharedField.at, returned)])
        return moves.filter { $0[AssetField.toState] == .repair }.compactMap { $0[SharedField.at] }.max() ?? returned
    }
}
