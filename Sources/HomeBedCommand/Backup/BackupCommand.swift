import ArgumentParser
import CareStore
import Foundation
import Gateway

/// `homebed backup TO`
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Makes a backup of the database while the gateway runs.",
        discussion: """
            TO becomes a folder with the database as it was at one moment, checked as a whole, and a manifest. The \
            secret of records.keyFile is not in it: keep a copy of that file in another place, without it nobody can \
            read names and numbers in any backup. homebed restore puts a backup back.
            """)

    @Argument(help: "The folder to be made; it must not exist.")
    var to: String

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let configuration = try shared.configuration()
        var time = SystemTime(configuration.clock)
        var progress = ByteProgress("copied")
        let (manifest, findings) = try Backup.make(
            of: configuration.database, to: to, program: Version.text, at: time.read().now,
            reserveBytes: Int64(configuration.disk.bulkStopMegabytes) * 1_048_576
        ) { progress.tell($0, of: $1) }
        Console.result(
            "\(to): database \(manifest.database), schema \(manifest.schema), \(manifest.bytes) bytes, ledger entry "
                + "\(manifest.ledger.entry)")
        Console.tell(KeyReminder.text(configuration))
        guard findings.isEmpty else {
            throw CommandFailure(.refused, findings + ["the backup was made, and what it holds is not whole"])
        }
    }
}
