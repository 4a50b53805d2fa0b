import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import TestSupport
import Testing

/// `Simulator/demo` as a newcomer runs it, with the programs that were built beside these tests.
@Suite(.serialized, .ownThreads) struct DemoTests {
    private static let script = Checkout.root.appending(path: "Simulator/demo").path

    /// Starts it on data of its own; nothing is built.
    private static func start(_ arguments: [String], in folder: TemporaryFolder) throws -> ChildProcess {
        try ChildProcess(
            script, ["--programs", ServedGateway.programs.path, "--folder", folder.file("data")] + arguments,
            output: folder.file("said"))
    }

    private static func said(_ folder: TemporaryFolder) -> String {
        (try? String(contentsOfFile: folder.file("said"), encoding: .utf8)) ?? ""
    }

    /// Waits until it has ended.
    /// - Returns: What waitpid(2) says, and all that the demo said.
    private static func end(of demo: ChildProcess, in folder: TemporaryFolder) throws -> (status: Int32, said: String) {
        try Bound.wait(for: "the demo ends", atMost: .seconds(240), state: { said(folder) }) { !demo.isRunning }
        return (demo.wait(), said(folder))
    }

    /// Waits until it has said where its board is and who may come in.
    private static func login(
        of demo: ChildProcess, in folder: TemporaryFolder
    ) throws -> (board: String, user: String, password: String) {
        var login: (board: String, user: String, password: String)?
        try Bound.wait(for: "a board and a login", atMost: .seconds(120), state: { said(folder) }) {
            if !demo.isRunning { throw TestFailure("the demo ended: \(said(folder))") }
            let line = said(folder).firstMatch(of: /duty board: (http:\S+)\/   user (\S+)   password (\S+)\n/)
            login = line.map { (board: String($0.1), user: String($0.2), password: String($0.3)) }
            return login != nil
        }
        guard let login else { throw TestFailure("no login: \(said(folder))") }
        return login
    }

    /// Programs that were started with a path below `folder`.
    private static func programs(using folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }.compactMap {
            guard let line = FileManager.default.contents(atPath: "/proc/\($0)/cmdline") else { return nil }
            let words = String(decoding: line, as: UTF8.self).split(separator: "\0").joined(separator: " ")
            return words.contains(folder) ? words : nil
        }
    }

    @Test(.timeLimit(.minutes(8)))
    func `a demo that is asked to end in the middle of its story leaves nothing running`() throws {
        let folder = try TemporaryFolder()
        let demo = try Self.start(["--beds", "4", "--minutes", "30"], in: folder)
        defer {
            demo.signal(SIGTERM)
            _ = demo.wait()
        }
        _ = try Self.login(of: demo, in: folder)
        let data = folder.file("data")
        try Bound.wait(for: "the story is played", atMost: .seconds(60), state: { Self.said(folder) }) {
            try Self.programs(using: data).contains { $0.contains("homebed-fleet run") }
        }
        demo.signal(SIGTERM)
        let (status, said) = try Self.end(of: demo, in: folder)
        #expect(status != 0, "\(said)")
        #expect(try Self.programs(using: data) == [], "\(said)")
    }

    @Test(.timeLimit(.minutes(8)))
    func `the demo names a board and a login that opens it, and its accounts agree at the end`() async throws {
        let folder = try TemporaryFolder()
        let demo = try Self.start(["--beds", "8", "--minutes", "0.2"], in: folder)
        // Asked to end when something here fails: it takes its broker and its gateway along.
        defer {
            demo.signal(SIGTERM)
            _ = demo.wait()
        }
        let found = try Self.login(of: demo, in: folder)
        let page = try await HTTPClient.shared.execute(HTTPClientRequest(url: "\(found.board)/"), timeout: .seconds(20))
        #expect(page.status == .ok)
        var request = HTTPClientRequest(url: "\(found.board)/v1/session")
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        request.body = .bytes(ByteBuffer(string: #"{"user":"\#(found.user)","password":"\#(found.password)"}"#))
        let answer = try await HTTPClient.shared.execute(request, timeout: .seconds(20))
        #expect(answer.status == .ok)

        let (status, said) = try Self.end(of: demo, in: folder)
        #expect(status == 0, "\(said)")
        let sent = try #require(said.firstMatch(of: /messages   sent (\d+)/), "\(said)")
        #expect((Int(sent.1) ?? 0) > 0, "nothing was sent: \(said)")
        #expect(said.contains("nothing lost, nothing doubled, nothing missed"), "\(said)")
        #expect(said.contains("the ledger is whole"), "\(said)")
    }

    @Test(
        arguments: [
            (["--gusto"], "expected one of the options below, found --gusto"), (["--beds"], "--beds needs a value"),
            (["--minutes", "soon"], "--minutes: expected a number above 0, found soon"),
            (["--minutes", "0"], "--minutes: expected a number above 0, found 0"),
            (["--speed", "0"], "--speed: expected a whole number from 1, found 0"),
            (["--configuration", "fast"], "--configuration: expected release or debug, found fast"),
            (["--programs", "/nowhere"], "--programs: expected a folder with the program homebed, found /nowhere"),
        ])
    func `wrong usage says what was expected, and nothing is made`(arguments: [String], words: String) throws {
        let folder = try TemporaryFolder()
        let (status, said) = try Self.end(of: Self.start(arguments, in: folder), in: folder)
        #expect(status >> 8 == 64, "\(said)")
        #expect(said.contains("error: \(words)\nusage: Simulator/demo"), "\(said)")
        #expect(!FileManager.default.fileExists(atPath: folder.file("data")))
    }

    @Test(
        arguments: [
            (["--beds", "0"], "--beds: expected 1 to 100000"), (["--faults", "gremlins"], "--faults: expected none"),
            (["--at", "25:00"], "--at: expected"),
        ])
    func `what the fleet cannot play is wrong usage too, and no gateway is set up`(
        arguments: [String], words: String
    ) throws {
        let folder = try TemporaryFolder()
        let (status, said) = try Self.end(of: Self.start(arguments, in: folder), in: folder)
        #expect(status >> 8 == 64, "\(said)")
        #expect(said.contains(words), "\(said)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("data")).isEmpty)
    }
}
