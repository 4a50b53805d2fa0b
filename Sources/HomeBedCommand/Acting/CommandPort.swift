import CareCore
import Gateway
import Ingest

/// Gets a command carried out: by the gateway that runs on the database, or, when none runs, by the same line once.
struct CommandPort {
    let configuration: GatewayConfiguration

    /// Carries out `request` and prints what came of it, as a sentence or as JSON; `file` is what its lines were read
    /// from.
    /// - Throws: `CommandFailure` with the reasons when it was refused.
    func carryOut(_ request: LineRequest, asJSON: Bool = false, ofFile file: String? = nil) throws {
        let outcome = try outcome(of: request)
        if asJSON { Console.record(RecordJSON.fields(of: outcome)) }
        switch outcome {
        case .done(let text): if !asJSON { Console.result(text) }
        case .refused(let reasons):
            let texts = reasons.map { reason in file.map { ImportFault.text(reason, in: $0) } ?? reason }
            throw CommandFailure(.refused, texts.map { "refused: \($0)" })
        }
    }

    /// Carries out `request`; its transaction is on disk when this returns.
    func outcome(of request: LineRequest) throws -> CommandOutcome {
        let socket = ControlSocketPath(database: configuration.database)
        do {
            return try ControlClient(path: socket).send(request)
        } catch ControlError.notRunning {
            return try OfflineLine.run(request, configuration: configuration)
        }
    }
}
