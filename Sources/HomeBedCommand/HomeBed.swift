import ArgumentParser
import CareProfiles
import CareStore
import Gateway
import Glibc

/// The program `homebed`: everything an operator or technician does with a gateway.
@main
struct HomeBed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "homebed",
        abstract: "Listens to the devices of home-care beds, raises alarms and accounts for both.",
        discussion: """
            Results go to standard output, progress and errors to standard error. \(ExitStatus.discussion)

            Every option can also be set in the environment (HOMEBED_DATABASE, HOMEBED_BROKER_ADDRESS, …) and in the \
            file named by --config; `homebed check --effective` lists every key with its value and source.
            """,
        version: Version.text,
        subcommands: [
            Serve.self, Check.self, Import.self, ExportCommand.self, Alarms.self, AlarmHistory.self, Acknowledge.self,
            CallBack.self,
            Dispatch.self, Arrive.self, Close.self, Reopen.self, Assign.self, Comment.self, Shelve.self, Unshelve.self,
            OutOfService.self, ReturnToService.self, Away.self, OutageCommand.self, VisitCommand.self,
            Suppressions.self, Orders.self, RatesCommand.self, SummaryCommand.self, IncidentCommands.self,
            Contacts.self, Rota.self, HandOver.self,
            Readings.self, Quarantine.self, Watch.self, Decode.self, OpenTestWindow.self, Rules.self, BrokerConfig.self,
            RecordsCommands.self, LedgerCommands.self, ProgrammeCommands.self, CompareCommands.self,
            DossierCommand.self, SampleCommand.self, Swap.self, BackupCommand.self, RestoreCommand.self,
            VerifyCommand.self, UserCommands.self, TokenCommands.self, FamilyLink.self, Doctor.self, Notify.self,
            Sentinel.self,
        ])

    /// Runs the command line; ends with one of `ExitStatus`.
    static func main() async {
        // A limit on the size of files is a failed write like a full disk, not the end of the program in mid-copy.
        signal(SIGXFSZ, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            for line in failure.lines { Console.tell(line) }
            exit(withError: ExitCode(failure.status.rawValue))
        } catch {
            // What is neither of ours nor of the command line is a mistake of the program, never "refused".
            let isUnexpected = exitCode(for: error) == .failure
            guard let status = ExitStatus(of: error) ?? (isUnexpected ? .software : nil) else {
                exit(withError: error)
            }
            Console.tell("error: \(error)")
            exit(withError: ExitCode(status.rawValue))
        }
    }
}
