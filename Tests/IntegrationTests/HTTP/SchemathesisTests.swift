import CareCore
import CareHTTP
import CareRecords
import Foundation
import TestSupport
import Testing

/// The interface of the program as it is delivered, beside a real broker, tried against its own document by somebody
/// else's program: as everybody who may come in, and as nobody.
@Suite(
    .serialized, .ownThreads,
    .enabled(
        if: FileManager.default.isExecutableFile(
            atPath: Checkout.root.appending(path: ".build-schemathesis/bin/schemathesis").path),
        "./Tests/run installs it"))
struct SchemathesisTests {
    /// Every border of the document once, as the one who may most; beyond that what chance makes of it, the same every
    /// time.
    private static func phases(_ caller: String) -> String {
        caller == Role.prefecture.rawValue ? "examples,coverage,fuzzing" : "examples,fuzzing"
    }

    private static func scope(_ role: Role) -> String {
        switch role {
        case .prefecture: "everything"
        case .county, .technician, .auditor: "counties 532901"
        case .township: "townships 532901001"
        case .operatorOnDuty, .providerLead: "provider \(CareProgramme.provider)"
        case .family: "bed 532901-000001"
        }
    }

    /// A county with a household in service, and a token of each role.
    private static func scene() throws -> (files: GatewayFiles, tokens: [Role: TokenText]) {
        let files = try GatewayFiles()
        try files.makeRecordKey()
        try files.register(
            [("b-1", "sos-button", 1)], provider: CareProgramme.provider, township: "532901001")
        let tokens = Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0, TokenText()) })
        let users = tokens.flatMap { role, token in
            [
                CareProgramme.Form(
                    "user",
                    [
                        "user": role.rawValue, "name": "某", "role": role.rawValue, "scope": scope(role),
                        "language": "zh",
                    ]),
                CareProgramme.Form(
                    "token",
                    [
                        "token": token.id, "user": role.rawValue, "secretHash": Secret.hash(of: token.secret),
                        "expiresAt": (files.now + .days(2)).recordText,
                    ]),
            ]
        }
        try files.enter(CareProgramme.registers + CareProgramme.service + users)
        return (files, tokens)
    }

    /// A run of the program as one caller.
    private final class Trial {
        let caller: String
        let process: ChildProcess
        private let output: String

        init(_ caller: String, _ token: TokenText?, at port: UInt16, in folder: URL) throws {
            self.caller = caller
            output = folder.appending(path: "schemathesis-\(caller)").path
            let examples = "HOMEBED_SCHEMATHESIS_EXAMPLES"
            process = try ChildProcess(
                Checkout.root.appending(path: "Tests/Schemathesis/run").path,
                ["http://127.0.0.1:\(port)", SchemathesisTests.phases(caller)] + (token.map { [$0.text] } ?? []),
                variables: ProcessInfo.processInfo.environment.filter { $0.key == examples }, output: output)
        }

        var words: String { (try? String(contentsOfFile: output, encoding: .utf8)) ?? "nothing written" }
    }

    @Test(.timeLimit(.minutes(20))) func `schemathesis finds nothing, whoever asks`() throws {
        let broker = try TestBroker()
        let (files, tokens) = try Self.scene()
        let interface = try ServedInterface(
            ServedGateway(files, port: broker.port), settings: ["HOMEBED_HTTP_REQUESTS_PER_SECOND": "10000"])
        try DeviceSide(port: broker.port).untilAnswered("b-1", ref: "r-1")
        let port = try interface.port
        // The longest first; two at a time, as machines have two processors at least.
        let roles = [Role.prefecture] + Role.allCases.filter { $0 != .prefecture }
        var waiting = roles.map { ($0.rawValue, tokens[$0]) } + [("nobody", nil)]
        var running: [Trial] = []
        try Bound.wait(
            for: "everybody has tried", atMost: .seconds(1_140),
            state: { running.map { "\($0.caller): \($0.words)" }.joined(separator: "\n") }
        ) {
            for trial in running where !trial.process.isRunning {
                #expect(trial.process.wait() == 0, "\(trial.caller): \(trial.words)")
                #expect(trial.words.contains("Tested: "), "\(trial.caller): \(trial.words)")
            }
            running.removeAll { !$0.process.isRunning }
            while running.count < 2, !waiting.isEmpty {
                let (caller, token) = waiting.removeFirst()
                running.append(try Trial(caller, token, at: port, in: files.folder))
            }
            return running.isEmpty
        }
        #expect(try interface.gateway.stop() == 0)
    }
}
