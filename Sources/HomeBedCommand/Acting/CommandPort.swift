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
            let texts = reasons.map { reason in file.map { Self.text(reason, in: $0) } ?? reason }
            throw CommandFailure(.refused, texts.map { "refused: \($0)" })
        }
    }

    /// What the core says of a line, with the file: `line 3: …` becomes `FILE:3: …`.
    private static func text(_ reason: String, in file: String) -> String {
        let parts = reason.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, parts[0].hasPrefix("line "), let line = Int(parts[0].dropFirst(5)) else {
            return "\(file): \(reason)"
        }
        return "\(file):\(line):\(parts[1])"
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
