import CareStore
import Foundation
import Gateway

/// Looks whether the records can be read with the key that is named, and whether nobody has touched their ledger.
struct RecordsDoctor {
    let configuration: GatewayConfiguration

    /// Nothing while there is no database, which its own finding says.
    func findings() -> [Finding] {
        guard FileManager.default.fileExists(atPath: configuration.database),
            let reader = try? StoreReader.open(path: configuration.database)
        else { return [] }
        return [key(reader), ledger(reader)]
    }

    private func key(_ reader: StoreReader) -> Finding {
        do {
            guard let key = try configuration.recordKey() else {
                // Sealed names and numbers need it: this tells which key is missing.
                _ = try reader.duty()
                return .warn(
                    "records key",
                    "none is named: no records can be entered or read, and contacts and addresses lie in the open",
                    do: "homebed records key FILE, then records.keyFile")
            }
            _ = try reader.ledger(limit: 1, key: key)
            return .ok("records key", "\(configuration.recordKeyFile ?? "") opens the records")
        } catch {
            return .fail("records key", "\(error)", do: "see the message")
        }
    }

    private func ledger(_ reader: StoreReader) -> Finding {
        do {
            guard let entry = try reader.firstBrokenLedgerEntry() else {
                return .ok("ledger", "the chain of hashes is whole")
            }
            return .fail(
                "ledger", "entry \(entry) does not fit the entries before it",
                do: "keep a copy of the database: somebody has changed the ledger; compare with a backup")
        } catch {
            return .fail("ledger", "\(error)", do: "see the message")
        }
    }
}
