import CareStore
import Gateway

/// `homebed import --all --from DIR --database NEW`: everything that was exported, into a new database.
enum WholeImport {
    static func run(from folder: String, _ configuration: GatewayConfiguration) throws {
        let (manifest, findings) = try StoreImport.read(
            folder, to: configuration.database, key: configuration.recordKey()
        ) { Console.tell("reading \($0)") }
        let rows = manifest.files.reduce(0) { $0 + $1.rows }
        Console.result("\(configuration.database): \(rows) rows, database \(manifest.database)")
        guard findings.isEmpty else {
            throw CommandFailure(
                .refused, findings + ["everything was imported, and what was exported is not whole"])
        }
    }
}
