import CareCore
import Gateway

/// Gets a command carried out: by the gateway that runs on the database, or, when none runs, by the same line once.
struct CommandPort {
    let configuration: GatewayConfiguration

    /// Carries out `command` and prints what came of it, as a sentence or as JSON; `file` is what its lines were read
    /// from.
    /// - Throws: `CommandFailure` with the reasons when it was refused.
    func carryOut(_ command: Command, asJSON: Bool = false, ofFile file: String? = nil) throws {
        let outcome = try outcome(of: command)
        if asJSON { Console.record(RecordJSON.line(of: outcome)) }
        switch outcome {
        case .done(let text): if !asJSON { Console.result(text) }
        case .refused(let reasons):
            let texts = reasons.map { reason in file.map { ImportFault.text(reason, in: $0) } ?? reason }
            throw CommandFailure(.refused, texts.map { "refused: \($0)" })
        }
    }

    /// Carries out `command`; its transaction is on disk when this returns.
    func outcome(of command: Command) throws -> CommandOutcome {
        let socket = ControlSocketPath(database: configuration.database)
        do {
            return try ControlClient(path: socket).send(command)
        } catch ControlError.notRunning {
            return try OfflineLine.run(command, configuration: configuration)
        }
    }
}
