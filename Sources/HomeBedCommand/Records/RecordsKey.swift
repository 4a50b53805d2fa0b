import ArgumentParser
import CareStore
import Foundation

/// `homebed records key FILE`
struct RecordsKey: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Makes the secret under which names, numbers and addresses lie in the database.",
        discussion: """
            Name the file as records.keyFile (HOMEBED_RECORDS_KEY_FILE) and keep a copy of it away from the machine: \
            without it nobody can read the records again. Whoever has the database and not this file reads no name.
            """)

    @Argument(help: "The file to be written; it must not exist.")
    var file: String

    func run() throws {
        var generator = SystemRandomNumberGenerator()
        let digits = (0..<RecordKey.byteCount).map { _ in
            let byte = UInt8.random(in: .min ... .max, using: &generator)
            return (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw CommandFailure(
                .cannotCreate, "error: \(file): expected a new file, found: \(String(cString: strerror(errno)))")
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.write(contentsOf: Data((digits.joined() + "\n").utf8))
        try handle.synchronize()
        Console.result("\(file) holds a new secret; name it as records.keyFile and keep a copy elsewhere")
    }
}
