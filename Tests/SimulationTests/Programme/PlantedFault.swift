import GRDB

/// Something wrong that is put into the database of a played programme behind the gateway's back.
struct PlantedFault {
    let name: String
    /// Changes the rows.
    let sql: String
    /// What the auditor must say.
    let finding: String

    /// The first asset that a second family got, and the first of them that talks.
    private static let reissued = "(SELECT asset FROM asset WHERE cycles > 1 ORDER BY asset LIMIT 1)"
    private static let talking =
        "(SELECT asset FROM asset WHERE cycles > 1 AND device IS NOT NULL ORDER BY asset LIMIT 1)"
    private static let paidAsset = "(SELECT money FROM moneyEntry WHERE asset IS NOT NULL ORDER BY money LIMIT 1)"

    static let all = assets + moves + money + cases + people

    private static let assets = [
        PlantedFault(
            name: "an asset stands in a store and at a bed",
            sql: """
                UPDATE asset SET state = 'ready', place = 'store:' || store, bed = NULL WHERE asset = (
                    SELECT asset FROM asset JOIN kitItem USING (serial)
                    WHERE asset.state = 'in-service' AND kitItem.state = 'signed-off' ORDER BY asset LIMIT 1)
                """, finding: "in the kit of"),
        PlantedFault(
            name: "an asset is not where its last move brought it",
            sql: """
                UPDATE asset SET place = 'bed:532901-999999' WHERE asset = (
                    SELECT asset FROM asset WHERE state = 'in-service' ORDER BY asset LIMIT 1)
                """, finding: "its row is not what its last move says"),
        PlantedFault(
            name: "the next family gets it as it came back",
            sql: "DELETE FROM assetWork WHERE work = 'sanitation' AND asset = \(reissued)",
            finding: "given out without disinfection"),
        PlantedFault(
            name: "the next family gets it untested",
            sql: "UPDATE assetWork SET passed = 0 WHERE work = 'function-test' AND asset = \(reissued)",
            finding: "given out without a function test"),
        PlantedFault(
            name: "the next family gets it with what the last one left in it",
            sql: "DELETE FROM assetWork WHERE work = 'wipe' AND asset = \(talking)",
            finding: "given out without the wiping"),
        PlantedFault(
            name: "an asset goes a way that there is not",
            sql: "UPDATE assetMove SET toState = 'ready' WHERE toState = 'sanitizing' AND asset = \(reissued)",
            finding: "goes from returned to ready"),
        PlantedFault(
            name: "a move of an asset is missing",
            sql: "DELETE FROM assetMove WHERE number = 1 AND asset = \(reissued)", finding: "has a gap before it"),
        PlantedFault(
            name: "what nobody has collected is taken for collected",
            sql: "UPDATE recoveryOrder SET closedAt = 0, outcome = 'ready' WHERE closedAt IS NULL",
            finding: "assets not collected in time"),
        PlantedFault(
            name: "an asset is taken off the books",
            sql: "DELETE FROM asset WHERE asset = \(reissued)", finding: "with moves"),
    ]

    private static let money = [
        PlantedFault(
            name: "a county pays for property of another",
            sql: """
                UPDATE moneyEntry SET asset = (SELECT asset FROM asset WHERE county <> moneyEntry.county LIMIT 1)
                WHERE money = \(paidAsset)
                """, finding: "pays"),
        PlantedFault(
            name: "an asset is paid above its price",
            sql: "UPDATE moneyEntry SET amount = amount + 1 WHERE money = \(paidAsset)", finding: "whose price is"),
        PlantedFault(
            name: "an asset is paid twice",
            sql: """
                CREATE TEMP TABLE again AS SELECT * FROM moneyEntry WHERE money = \(paidAsset);
                UPDATE again SET money = 'again';
                INSERT INTO moneyEntry SELECT * FROM again;
                """, finding: "is paid twice"),
        PlantedFault(
            name: "an asset is paid for somebody whose service had ended",
            sql: """
                UPDATE moneyEntry SET (careCase, "on") = (
                    SELECT careCase, endedOn + 1 FROM careCase WHERE endedOn IS NOT NULL ORDER BY careCase LIMIT 1)
                WHERE money = \(paidAsset)
                """, finding: "after the end of its service"),
        PlantedFault(
            name: "money that came back is not in the books",
            sql: "DELETE FROM moneyEntry WHERE reversal = 'paid-back'",
            finding: "payments of visits that were voided"),
        PlantedFault(
            name: "more comes back than was paid",
            sql: "UPDATE moneyEntry SET amount = amount - 100 WHERE reversal = 'paid-back'",
            finding: "takes back another sum"),
        PlantedFault(
            name: "a running sum is another",
            sql: "UPDATE moneyAccount SET paid = paid - 1 WHERE paid > 0", finding: "paid: the account says"),
        PlantedFault(
            name: "more is budgeted than was entered",
            sql: "UPDATE moneyAccount SET budgeted = budgeted + 1 WHERE budgeted > 0",
            finding: "budgeted: the account says"),
        PlantedFault(
            name: "less is allocated than was entered",
            sql: "UPDATE moneyAccount SET allocated = allocated - 1 WHERE allocated > 0",
            finding: "allocated: the account says"),
        PlantedFault(
            name: "a running sum is missing", sql: "DELETE FROM moneyAccount WHERE paid > 0",
            finding: "the account says 0, the entries say"),
        PlantedFault(
            name: "what one source paid counts for another",
            sql: """
                UPDATE moneyEntry SET source = iif(source = 'county', 'prefecture', 'county')
                WHERE money = \(paidAsset)
                """,
            finding: "county paid: the account says"),
    ]

    private static let cases = [
        PlantedFault(
            name: "a visit that did not take place counts",
            sql: """
                UPDATE visit SET state = 'finished'
                WHERE visit IN (SELECT visit FROM moneyEntry WHERE reversal = 'paid-back')
                """, finding: "voided visits"),
        PlantedFault(
            name: "somebody who is served was never visited",
            sql: """
                UPDATE visit SET state = 'cancelled' WHERE resident = (
                    SELECT resident FROM careCase WHERE state = 'in-service' AND serviceFrom < 18993
                    ORDER BY careCase LIMIT 1)
                """, finding: "served since 2021 with fewer than two visits"),
        PlantedFault(
            name: "a third visit did not take place",
            sql: """
                UPDATE visit SET state = 'cancelled' WHERE ordinal = 3 AND resident IN (
                    SELECT resident FROM careCase WHERE state = 'in-service')
                """, finding: "served with two visits and no third"),
        PlantedFault(
            name: "staff were at many homes at once",
            sql: "UPDATE visitStaff SET busyFrom = 1633046400000, busyUntil = 1633050000000",
            finding: "visits in all"),
        PlantedFault(
            name: "complaints were answered a quarter later",
            sql: "UPDATE complaint SET answeredAt = receivedAt + 7776000000 WHERE answeredAt IS NOT NULL",
            finding: "complaints answered within five working days"),
        PlantedFault(
            name: "who died is told to have moved",
            sql: "UPDATE careCase SET endReason = 'moved' WHERE endReason = 'deceased' AND state = 'ended'",
            finding: "cases ended, deceased"),
        PlantedFault(
            name: "who failed has a certificate",
            sql: "UPDATE training SET result = 'passed', certificate = 'PX', issuer = 'X', bed = '532901-999999'",
            finding: "beds with a trained person"),
        PlantedFault(
            name: "an entry of the ledger is gone", sql: "DELETE FROM ledger WHERE number = 100",
            finding: "ledger:"),
    ]

    /// Puts it in. What would not let it in is taken away first.
    func plant(in path: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.write { db in
            try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
            let triggers = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger)") }
            let before = db.totalChangesCount
            try db.execute(sql: sql)
            guard db.totalChangesCount > before else { throw FaultNotPlanted(name: name) }
        }
        try queue.close()
    }
}

/// The play had nothing that the fault could be put into.
struct FaultNotPlanted: Error {
    let name: String
}
