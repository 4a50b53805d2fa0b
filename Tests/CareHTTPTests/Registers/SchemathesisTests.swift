import Foundation
import Synchronization
import TestSupport
import Testing

@testable import CareHTTP

/// The interface tried against its own document by somebody else's program.
@Suite struct SchemathesisTests {
    private static let program = Checkout.root.appending(path: ".build-schemathesis/bin/schemathesis").path

    @Test(
        .enabled(
            if: FileManager.default.isExecutableFile(atPath: program),
            "HOMEBED_SCHEMATHESIS=1 Tests/run installs it into .build-schemathesis"))
    func `schemathesis finds nothing`() async throws {
        let scene = try RegisterScene()
        try await scene.gateway.serve { port in
            let (status, output) = try await Self.run(["http://127.0.0.1:\(port)", "prefecture", "lead", "family"])
            #expect(status == 0, "\(output)")
        }
    }

    private static func run(_ arguments: [String]) async throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = Checkout.root.appending(path: "Tests/schemathesis")
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        let output = Mutex(Data())
        pipe.fileHandleForReading.readabilityHandler = { handle in
            let data = handle.availableData
            output.withLock { $0.append(data) }
        }
        return try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { process in
                pipe.fileHandleForReading.readabilityHandler = nil
                let text = output.withLock { String(decoding: $0, as: UTF8.self) }
                continuation.resume(returning: (process.terminationStatus, text))
            }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
    }
}
