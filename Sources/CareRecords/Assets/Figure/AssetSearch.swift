import CareCore

/// The order to find a thing (找回): the gateway has heard a device that is lost or retired. It belongs to no home, and
/// stands in what is due, whoever closes the alarm that told of it. Source: care.md 8.2, AST-3; decision 98.
enum AssetSearch {
    /// Days without a word after which nobody looks for a retired thing any more: it went where it is broken up. A lost
    /// one is looked for until it is found. Own choice.
    static let retiredDays: Int32 = 7

    /// One item for each thing that was heard since it was lost or retired.
    static func items(_ assets: [RecordRow], _ gateway: any GatewayBook, at now: Timestamp) throws -> [DueItem] {
        try assets.compactMap { row in
            guard let state = row[AssetField.state], state == .lost || state == .retired,
                let since = row[AssetField.since],
                let asset = row[AssetField.asset], let device = row[AssetField.device],
                let heard = try gateway.lastHeard(device), heard > since
            else { return nil }
            let day = CivilDate(of: heard)
            if state == .retired, day.adding(retiredDays) < CivilDate(of: now) { return nil }
            let next =
                state == .lost
                ? BilingualText(zh: "找到后登记 asset-found", en: "find it, then asset-found")
                : BilingualText(zh: "请找到并断电", en: "find it and take it off power")
            return DueItem(
                kind: .search, key: asset.text, due: CivilDate(of: since),
                text: BilingualText(
                    zh: "\(state.title.zh)后仍上报,最近\(day.recordText),设备 \(device);\(next.zh)",
                    en: "is \(state.title.en) and was heard on \(day.recordText), device \(device): \(next.en)"))
        }
    }
}
