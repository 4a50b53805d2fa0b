import Dispatch
import Foundation

/// A Chromium of this machine, which makes a PDF of a page.
struct Chromium {
    /// The names under which it is looked for.
    static let names = "chromium, chromium-browser, google-chrome"

    /// It prints a dossier in two seconds; a minute is for a machine that is very busy.
    private static let longestSeconds = 60.0

    private let program: String

    /// Finds it; `nil` when there is none.
    init?(path: String = ProcessInfo.processInfo.environment["PATH"] ?? "") {
        let folders = path.split(separator: ":").map(String.init)
        let candidates = Self.names.split(separator: ", ").flatMap { name in folders.map { "\($0)/\(name)" } }
        guard let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
            return nil
        }
        program = found
    }

    /// Makes a PDF of a page that lies on disk, for its owner alone as the page is.
    func makePDF(of page: String, at target: String) throws {
        guard !FileManager.default.fileExists(atPath: target) else {
            throw CommandFailure(.cannotCreate, "error: \(target): expected a new file, found one")
        }
        let files = FileManager.default
        // Beside the target, so that the PDF gets its name by a move when it is whole.
        let folder = try files.url(
            for: .itemReplacementDirectory, in: .userDomainMask, appropriateFor: URL(fileURLWithPath: target),
            create: true)
        defer { try? files.removeItem(at: folder) }
        let made = folder.appendingPathComponent("dossier.pdf")
        let isDone = try run([
            "--headless", "--disable-gpu", "--no-first-run",
            "--user-data-dir=\(folder.appendingPathComponent("profile").path)", "--no-pdf-header-footer",
            "--print-to-pdf=\(made.path)", URL(fileURLWithPath: page).absoluteString,
        ])
        guard isDone, files.fileExists(atPath: made.path) else {
            throw CommandFailure(
                .software, "error: \(program): expected a PDF of \(page), found none; print the page from a browser")
        }
        try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: made.path)
        try files.moveItem(at: made, to: URL(fileURLWithPath: target))
    }

    /// - Returns: Whether it ended well and in time.
    private func run(_ arguments: [String]) throws -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        // Its sandbox cannot start as root; the page has no script and loads nothing.
        process.arguments = (geteuid() == 0 ? ["--no-sandbox"] : []) + arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        guard ended.wait(timeout: .now() + Self.longestSeconds) == .success else {
            process.terminate()
            return false
        }
        return process.terminationStatus == 0
    }
}
