import ArgumentParser
import CareHTTP

/// Where a password comes from. It never stands on the command line, where every user of the machine sees it.
struct PasswordOptions: ParsableArguments {
    @Option(help: ArgumentHelp("File whose first line is the password; - for standard input.", valueName: "FILE"))
    var passwordFile: String?

    @Flag(help: "Make one and print it once.")
    var generate = false

    @Flag(help: "None: they come by tokens alone.")
    var noPassword = false

    /// A password that is good, and whether nobody has seen it yet.
    struct Word {
        let text: String
        let isNew: Bool

        /// What it is compared with from now on.
        func verifier() throws -> String { try PasswordVerifier(of: text).text }
    }

    func validate() throws {
        guard [passwordFile != nil, generate, noPassword].count(where: { $0 }) <= 1 else {
            throw ValidationError("expected one of --password-file, --generate and --no-password")
        }
    }

    /// The password, asked for on the terminal when no option says where it comes from.
    /// - Returns: `nil` when there is to be none, or none is named and `mayAsk` is false.
    /// - Throws: `CommandFailure` when it is not good, in words that do not repeat it.
    func read(user: String, name: String, mayAsk: Bool) throws -> Word? {
        if noPassword { return nil }
        if generate { return Word(text: RandomPassword.make(), isNew: true) }
        let text: String
        if let passwordFile {
            let bytes = try InputFile.read(passwordFile, atMost: 4_096)
            text = String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
        } else {
            guard mayAsk else { return nil }
            text = try TerminalPassword.ask()
        }
        let faults = PasswordRules.faults(text, user: user, name: name)
        guard faults.isEmpty else { throw CommandFailure(.refused, faults.map { "refused: \($0)" }) }
        return Word(text: text, isNew: false)
    }

    /// Prints a generated password, once it counts.
    static func tell(_ word: Word?) {
        guard let word, word.isNew else { return }
        Console.result(word.text)
        Console.tell("this password is shown once")
    }
}
