import ArgumentParser
import CareCore
import CareStore
import Foundation
import Gateway

/// `homebed verify [PATH]`
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Proves that a database or a backup is whole; exit code 1 when it is not.",
        discussion: """
            Reads all of it: pages, indexes, references, counts, the chains of audit and ledger, and every row that \
            the ledger wrote; of a backup the manifest and its checksum first. Beside a running gateway the \
            write-ahead log grows meanwhile: verify a backup instead.
            """)

    @Argument(help: "A database, or the folder of a backup; the database of the configuration when nothing is named.")
    var path: String?

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let name = try path ?? shared.configuration().database
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: name, isDirectory: &isFolder)
        let check =
            isFolder.boolValue
            ? try Backup.verify(name).check : try StoreReader.open(path: name, readLimit: .minutes(10)).check()
        let findings = check.findings
        guard findings.isEmpty else {
            throw CommandFailure(.refused, findings.map { "\(name): \($0)" } + ["it is not whole; keep a copy of it"])
        }
        let rows = check.tables.reduce(0) { $0 + $1.rows }
        let proved = check.provedRows.map { "the ledger vouches for \($0) of them" } ?? "its ledger names no rows yet"
        Console.result(
            "\(name) is whole: database \(check.instance), schema \(check.schema), \(rows) rows in "
                + "\(check.tables.count) tables, \(proved)")
    }
}
