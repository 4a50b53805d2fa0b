import Foundation

/// One run of a program of this package to its end; of `homebed` where nothing else is said.
struct HomeBedRun {
    let status: Int32
    /// Standard output and errors.
    let output: String

    init(
        _ arguments: [String], of name: String = "homebed", variables: [String: String] = [:],
        atMost longest: Duration = .seconds(60)
    ) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("homebed-run-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let program = ServedGateway.programs.appendingPathComponent(name).path
        let process = try ChildProcess(program, arguments, variables: variables, output: file.path)
        try Bound.wait(for: "\(name) \(arguments) ends", atMost: longest) { !process.isRunning }
        status = (process.wait() >> 8) & 0xff
        output = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    }
}
