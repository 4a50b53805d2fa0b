import Foundation
import Synchronization

/// Debian's Chromium without a window, driven through the DevTools protocol over two pipes; it ends with the value.
///
/// One page at a time. Requests are answered in the order in which they are asked.
public final class Browser: Sendable {
    /// The program; tests of pages are skipped where it is not installed.
    public static let program = "/usr/bin/chromium"
    /// Whether it is installed.
    public static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: program) }

    /// Where a picture of each state that was waited for is kept: a folder that `HOMEBED_PICTURES` names, or nowhere.
    private static let pictures = ProcessInfo.processInfo.environment["HOMEBED_PICTURES"]
    private static let pictureNumber = Mutex(0)

    private let folder: TemporaryFolder
    private let process: Process
    private let line: BrowserLine
    private let page: String

    /// Starts it with one empty page.
    /// - Parameters:
    ///   - width: CSS pixels of the page.
    ///   - height: CSS pixels of the page.
    ///   - isDark: Whether the machine asks for a dark page.
    /// - Throws: `ServerFailure` when it does not start.
    public init(width: Int = 1_366, height: Int = 768, isDark: Bool = true) async throws {
        folder = try TemporaryFolder()
        // Descriptors 3 and 4 of the program are pipes with names: Foundation hands on none but the first three.
        let (input, output) = (folder.file("in"), folder.file("out"))
        guard mkfifo(input, 0o600) == 0, mkfifo(output, 0o600) == 0 else { throw ServerFailure("no pipe can be made") }
        process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c", "exec \"$@\" 3<\"$0/in\" 4>\"$0/out\"", folder.path, Self.program, "--headless", "--no-sandbox",
            "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--autoplay-policy=user-gesture-required",
            "--user-data-dir=\(folder.file("profile"))", "--remote-debugging-pipe", "--window-size=\(width),\(height)",
        ]
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        line = try BrowserLine(input: input, output: output)
        let target = try await line.ask("Target.createTarget", ["url": "about:blank"])
        let session = try await line.ask(
            "Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])
        guard let page = session["sessionId"] as? String else { throw ServerFailure("the browser opens no page") }
        self.page = page
        try await resize(width: width, height: height)
        let scheme = ["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]
        _ = try await line.ask("Emulation.setEmulatedMedia", ["features": [scheme]], page)
    }

    deinit { if process.isRunning { process.terminate() } }

    /// Gives the page another size.
    public func resize(width: Int, height: Int) async throws {
        _ = try await line.ask(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600], page)
    }

    /// Goes to an address.
    public func open(_ url: String) async throws { _ = try await line.ask("Page.navigate", ["url": url], page) }

    /// What a script yields, as text; promises are waited for, and the script counts as a user's click.
    /// - Throws: `ServerFailure` with what the script threw.
    @discardableResult
    public func run(_ script: String) async throws -> String {
        let answer = try await line.ask(
            "Runtime.evaluate",
            ["expression": script, "awaitPromise": true, "returnByValue": true, "userGesture": true], page)
        if let thrown = answer["exceptionDetails"] { throw ServerFailure("\(script): \(thrown)") }
        let result = answer["result"] as? [String: Any]
        return result?["value"].map { "\($0)" } ?? ""
    }

    /// Waits in the page until a script yields what counts as true; the page looks after every change of its own.
    /// - Returns: Milliseconds that passed.
    /// - Throws: `ServerFailure` when it does not within the bound.
    @discardableResult
    public func until(_ condition: String, atMost seconds: Int = 20) async throws -> Int {
        let found = try await run(
            """
            new Promise((resolve) => {
              const start = performance.now();
              const holds = () => { try { return Boolean(\(condition)); } catch { return false; } };
              const look = () => {
                const passed = performance.now() - start;
                if (holds()) resolve(Math.round(passed));
                else if (passed > \(seconds * 1_000)) resolve(-1);
                else setTimeout(look, 20);
              };
              look();
            })
            """)
        guard let passed = Int(found), passed >= 0 else {
            throw ServerFailure("not within \(seconds) s: \(condition); the page says: \(try await text())")
        }
        if let folder = Self.pictures { try await keepPicture(in: folder) }
        return passed
    }

    /// All that can be read on the page.
    public func text() async throws -> String { try await run("document.body.innerText") }

    /// Presses a key, as a person does.
    public func press(_ key: String) async throws {
        let code = ["Enter": 13, "Escape": 27, "ArrowUp": 38, "ArrowDown": 40][key] ?? 0
        for kind in ["keyDown", "keyUp"] {
            var event: [String: Any] = ["type": kind, "key": key, "windowsVirtualKeyCode": code]
            if kind == "keyDown", key == "Enter" { event["text"] = "\r" }
            if kind == "keyDown", key.count == 1 { event["text"] = key }
            _ = try await line.ask("Input.dispatchKeyEvent", event, page)
        }
    }

    private func keepPicture(in folder: String) async throws {
        let answer = try await line.ask("Page.captureScreenshot", ["format": "png"], page)
        guard let text = answer["data"] as? String, let data = Data(base64Encoded: text) else {
            throw ServerFailure("the browser makes no picture")
        }
        let number = Self.pictureNumber.withLock { last in
            last += 1
            return last
        }
        let name = "\(ProcessInfo.processInfo.processIdentifier)-\(number).png"
        try data.write(to: URL(filePath: folder).appending(path: name))
    }
}
