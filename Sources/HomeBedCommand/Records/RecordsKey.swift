import ArgumentParser
import CareStore

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
        try NewFile.write(Array((digits.joined() + "\n").utf8), to: file)
        Console.result("\(file) holds a new secret; name it as records.keyFile and keep a copy elsewhere")
    }
}
