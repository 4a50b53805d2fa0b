import Foundation

/// One run of the program `homebed` to its end.
struct HomeBedRun {
    let status: Int32
    /// Standard output and errors.
    let output: String

    init(_ arguments: [String], variables: [String: String] = [:]) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("homebed-run-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let program = ServedGateway.programs.appendingPathComponent("homebed").path
        let process = try ChildProcess(program, arguments, variables: variables, output: file.path)
        try Bound.wait(for: "homebed \(arguments) ends", atMost: .seconds(60)) { !process.isRunning }
        status = (process.wait() >> 8) & 0xff
        output = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    }
}
