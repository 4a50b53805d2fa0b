import Foundation

/// A certificate authority made for one test, with openssl(1).
struct TestAuthority {
    let folder: URL

    var certificate: String { folder.appendingPathComponent("ca.crt").path }

    init(in folder: URL) throws {
        self.folder = folder.appendingPathComponent("authority-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
        try run([
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj",
            "/CN=Test Authority", "-keyout", "ca.key", "-out", "ca.crt",
        ])
    }

    /// Makes a key and a certificate with a subject alternative name as `DNS:broker.test` or `IP:127.0.0.1`.
    func issue(_ name: String, alternative: String) throws -> (certificate: String, key: String) {
        try run([
            "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=\(name)",
            "-keyout", "\(name).key", "-out", "\(name).csr",
        ])
        let extensions = folder.appendingPathComponent("\(name).ext")
        try "subjectAltName=\(alternative)\n".write(to: extensions, atomically: true, encoding: .utf8)
        try run([
            "x509", "-req", "-in", "\(name).csr", "-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2",
            "-extfile", "\(name).ext", "-out", "\(name).crt",
        ])
        return (path("\(name).crt"), path("\(name).key"))
    }

    private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    private func run(_ arguments: [String]) throws {
        let files: Set = ["-keyout", "-out", "-in", "-CA", "-CAkey", "-extfile"]
        var words: [String] = []
        for word in arguments { words.append(words.last.map(files.contains) == true ? path(word) : word) }
        let status = try ChildProcess("/usr/bin/openssl", words, output: path("openssl.log")).wait()
        if status != 0 {
            let log = try? String(contentsOfFile: path("openssl.log"), encoding: .utf8)
            throw TestFailure("openssl \(arguments): \(log ?? "no output")")
        }
    }
}
