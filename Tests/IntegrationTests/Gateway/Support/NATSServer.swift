import Foundation
import Loopback

/// A NATS server of a test's own that speaks MQTT 3.1.1 and keeps what it acknowledged.
final class NATSServer {
    private static let program = "/usr/sbin/nats-server"

    let port: UInt16
    private let folder: URL
    private let process: ChildProcess

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("homebed-nats-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        port = LoopbackPort.free()
        let configuration = """
            server_name: test
            listen: "127.0.0.1:\(LoopbackPort.free())"
            jetstream { store_dir: "\(folder.path)" }
            mqtt { listen: "127.0.0.1:\(port)", max_ack_pending: 100, ack_wait: "2s" }
            """
        let file = folder.appendingPathComponent("nats.conf")
        try configuration.write(to: file, atomically: true, encoding: .utf8)
        let log = folder.appendingPathComponent("nats.log").path
        let process = try ChildProcess(Self.program, ["-c", file.path], output: log)
        self.process = process
        let port = port
        try Bound.wait(for: "nats-server listens") {
            if !process.isRunning { throw TestFailure((try? String(contentsOfFile: log, encoding: .utf8)) ?? "no log") }
            return LoopbackPort.accepts(port)
        }
    }

    deinit {
        process.signal(9)
        try? FileManager.default.removeItem(at: folder)
    }
}
