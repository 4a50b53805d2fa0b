import Dispatch
import Foundation
import Loopback

/// A real mail server of a test (Tests/mail-server); it ends with the value.
public final class MailProgram {
    private let process = Process()
    private let output = Pipe()
    /// Where it listens.
    public let port: Int
    /// PEM file of the server's certificate; `nil` without encryption.
    public let certificate: String?
    private let folder: TemporaryFolder

    /// Starts it in a mode of Tests/mail-server.
    public init(_ mode: String) throws {
        folder = try TemporaryFolder()
        port = Int(LoopbackPort.free())
        var arguments = [Checkout.root.appending(path: "Tests/mail-server").path, mode]
        if mode == "plain" {
            certificate = nil
        } else {
            let file = folder.file("cert.pem")
            try Self.makeCertificate(file, key: folder.file("key.pem"))
            arguments += [file, folder.file("key.pem")]
            certificate = file
        }
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = arguments + ["\(port)"]
        process.standardOutput = output
        try process.run()
        guard line() == "ready" else { throw ServerFailure("the mail server does not start") }
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    /// The next line that the server wrote; blocks until it is there or the server has ended.
    public func line() -> String {
        var bytes: [UInt8] = []
        while let data = try? output.fileHandleForReading.read(upToCount: 1), let byte = data.first {
            if byte == UInt8(ascii: "\n") { break }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func makeCertificate(_ path: String, key: String) throws {
        let openssl = Process()
        openssl.executableURL = URL(filePath: "/usr/bin/openssl")
        openssl.arguments = [
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
            "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", path,
        ]
        openssl.standardError = FileHandle.nullDevice
        let ended = DispatchSemaphore(value: 0)
        openssl.terminationHandler = { _ in ended.signal() }
        try openssl.run()
        // Foundation's own wait turns a run loop, which the tests' threads do not have.
        guard ended.wait(timeout: .now() + 30) == .success else { throw ServerFailure("openssl does not end") }
    }
}
