import Foundation
import Glibc
import Loopback

/// A real mosquitto of a test's own: a free loopback port, a folder of its own, the configuration the gateway ships.
final class TestBroker {
    let folder: URL
    let port: UInt16
    private let configuration: String
    private var process: ChildProcess?

    /// Writes the configuration and starts. `$FOLDER` in `lines` stands for the broker's folder; `prepare` writes
    /// files there that the lines name.
    init(
        lines: [String] = ["allow_anonymous true"], port: UInt16? = nil, prepare: (URL) throws -> Void = { _ in }
    ) throws {
        self.port = port ?? LoopbackPort.free()
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("homebed-broker-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try prepare(folder)
        let standard = [
            "listener \(self.port) 127.0.0.1", "persistence true", "persistence_location $FOLDER/",
            "autosave_on_changes false", "autosave_interval 15", "max_queued_messages 1000000",
            "max_inflight_messages 1000", "log_dest file $FOLDER/mosquitto.log", "log_type all",
        ]
        // Started by root, mosquitto becomes another user who could not write into the folder.
        let user = getuid() == 0 ? ["user root"] : []
        configuration = (standard + user + lines).joined(separator: "\n")
            .replacingOccurrences(of: "$FOLDER", with: folder.path)
        try (configuration + "\n").write(
            to: folder.appendingPathComponent("mosquitto.conf"), atomically: true, encoding: .utf8)
        try start()
    }

    deinit {
        kill9()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Starts the broker and returns once it listens.
    func start() throws {
        let process = try ChildProcess(
            "/usr/sbin/mosquitto", ["-c", folder.appendingPathComponent("mosquitto.conf").path])
        self.process = process
        let end = ContinuousClock.now + .seconds(15)
        while !LoopbackPort.accepts(port) {
            if !process.isRunning { throw TestFailure("mosquitto ended at its start: \(log)") }
            if ContinuousClock.now > end { throw TestFailure("mosquitto does not listen: \(log)") }
            usleep(5_000)
        }
    }

    /// Ends the broker in order: it saves its sessions.
    func stop() { end(SIGTERM) }

    /// Ends the broker as a crash would.
    func kill9() { end(SIGKILL) }

    /// Stops the broker's process without ending it: connections stay, nothing answers.
    func freeze() { process?.signal(SIGSTOP) }

    /// Lets a frozen broker go on.
    func thaw() { process?.signal(SIGCONT) }

    /// Makes the broker save its sessions, and waits until what it saved holds `payload`.
    func save(holding payload: String) throws {
        process?.signal(SIGUSR1)
        let file = folder.appendingPathComponent("mosquitto.db")
        let end = ContinuousClock.now + .seconds(10)
        while (try? Data(contentsOf: file))?.range(of: Data(payload.utf8)) == nil {
            if ContinuousClock.now > end { throw TestFailure("mosquitto did not save '\(payload)': \(log)") }
            usleep(5_000)
        }
    }

    /// Removes what the broker has saved; call it while the broker is stopped.
    func forget() throws { try FileManager.default.removeItem(at: folder.appendingPathComponent("mosquitto.db")) }

    /// The broker's log.
    var log: String {
        (try? String(contentsOf: folder.appendingPathComponent("mosquitto.log"), encoding: .utf8)) ?? "(no log)"
    }

    private func end(_ signal: Int32) {
        process?.signal(signal)
        thaw()
        _ = process?.wait()
        process = nil
    }
}
