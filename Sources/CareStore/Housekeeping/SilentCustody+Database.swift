internal import CareCore
internal import CareRecords
internal import GRDB

extension SilentCustody {
    /// Reads what the books say of the silent things of a kit; most kits have none, and then nothing is asked.
    init(of kit: [RecordRow], until end: Timestamp, _ db: Database) throws {
        let silent = kit.filter { $0[KitField.telemetry] == KitTelemetry.none }
        var (assets, moves, kept, cases): ([RecordRow], [RecordRow], [RecordRow], [RecordRow]) = ([], [], [], [])
        for item in silent {
            let found = try item[KitField.device].map { try RecordRow.all(db, Self.byDevice, [$0.text.databaseValue]) }
            assets += found ?? []
            if let serial = item[KitField.serial] {
                assets += try RecordRow.all(db, Self.bySerial, [serial.databaseValue])
            }
        }
        for asset in Set(assets.compactMap { $0[AssetField.asset] }) {
            moves += try RecordRow.all(db, Self.moves, [asset.text.databaseValue])
            kept += try RecordRow.all(db, Self.kept, [asset.text.databaseValue])
        }
        for careCase in Set(kept.compactMap { $0[SharedField.careCase] }) {
            cases += try RecordRow.all(db, Self.cases, [careCase.text.databaseValue])
        }
        self.init(assets: assets, moves: moves, kept: kept, cases: cases, until: end)
    }

    private static let byDevice = "SELECT asset, serial, device FROM asset WHERE device = ?"
    private static let bySerial = "SELECT asset, serial, device FROM asset WHERE serial = ?"
    private static let moves = "SELECT asset, number, toState, at FROM assetMove WHERE asset = ?"
    private static let kept = "SELECT asset, careCase, at FROM assetKept WHERE asset = ?"
    private static let cases = "SELECT careCase, state FROM careCase WHERE careCase = ?"
}
