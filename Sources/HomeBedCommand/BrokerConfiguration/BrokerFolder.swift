import CareCore
import Foundation

/// The folder that `broker-config` writes: the broker's file, users, rights, and the secrets to hand out.
///
/// Writing again keeps the passwords of users that are still there: devices in the field need no visit.
struct BrokerFolder {
    /// Absolute path.
    let path: String
    /// The account that the broker runs as.
    let account: BrokerAccount

    /// What was done.
    struct Summary: Equatable {
        var users = 0
        var added = 0
        var removed = 0
    }

    /// Makes everything anew from the users.
    func write(users: [BrokerUser], listeners: BrokerListeners) throws -> Summary {
        try makeFolder(path)
        try makeFolder("\(path)/data")
        let passwords = try readPasswords()
        let hashes = try readHashes()
        var summary = Summary(users: users.count)
        var credentials = "user,password,household,devices\n"
        var hashLines = ""
        var rights = "# Written by homebed broker-config from the registry. Everybody else may do nothing.\n"
        var gatewayPassword = ""
        for user in users {
            let password = passwords[user.name] ?? RandomPassword.make()
            if passwords[user.name] == nil { summary.added += 1 }
            let known = hashes[user.name].flatMap { $0.matches(password) ? $0 : nil }
            hashLines += "\(user.name):\(try (known ?? PasswordHash(of: password)).text)\n"
            let devices = user.devices.map(\.text).joined(separator: " ")
            credentials += "\(user.name),\(password),\(user.household?.text ?? ""),\(devices)\n"
            rights += "\nuser \(user.name)\n" + user.access.joined(separator: "\n") + "\n"
            if user.name == BrokerUser.gatewayName { gatewayPassword = password }
        }
        let names = Set(users.map(\.name))
        summary.removed = passwords.keys.count { !names.contains($0) }
        try writeFile("credentials.csv", credentials)
        try writeFile("gateway.password", gatewayPassword + "\n")
        try writeFile("passwords", hashLines)
        try writeFile("acl", rights)
        try writeFile("mosquitto.conf", MosquittoFile(folder: path, listeners: listeners, account: account.name).text)
        return summary
    }

    /// The passwords of an earlier run.
    private func readPasswords() throws -> [String: String] {
        guard let text = try readFile("credentials.csv") else { return [:] }
        var passwords: [String: String] = [:]
        for line in text.split(whereSeparator: \.isNewline).dropFirst() {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            guard fields.count == 4, !fields[0].isEmpty, !fields[1].isEmpty else {
                throw CommandFailure(
                    .badData,
                    "error: \(path)/credentials.csv: expected user,password,household,devices, found \"\(fields[0])\" "
                        + "with \(fields.count) fields; mend the line, or move the file away to give everybody new ones"
                )
            }
            passwords[String(fields[0])] = String(fields[1])
        }
        return passwords
    }

    /// The hashes of an earlier run; a line of another form is made anew.
    private func readHashes() throws -> [String: PasswordHash] {
        var hashes: [String: PasswordHash] = [:]
        for line in (try readFile("passwords") ?? "").split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2 { hashes[String(parts[0])] = PasswordHash(text: String(parts[1])) }
        }
        return hashes
    }

    private func readFile(_ name: String) throws -> String? {
        let file = "\(path)/\(name)"
        guard FileManager.default.fileExists(atPath: file) else { return nil }
        do {
            return try String(contentsOfFile: file, encoding: .utf8)
        } catch {
            throw CommandFailure(.noInput, "error: \(file) cannot be read: \(error.localizedDescription)")
        }
    }

    private func makeFolder(_ folder: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try account.own(folder)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(.cannotCreate, "error: folder \(folder): \(error.localizedDescription)")
        }
    }

    /// Writes a file that only its owner can read, whole or not at all.
    private func writeFile(_ name: String, _ text: String) throws {
        let file = "\(path)/\(name)"
        let temporary = "\(file).new"
        unlink(temporary)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(file) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: Data(text.utf8))
            try handle.synchronize()
        } catch {
            throw CommandFailure(.cannotCreate, "error: \(file): \(error.localizedDescription)")
        }
        try account.own(temporary)
        guard rename(temporary, file) == 0 else { throw failure(file) }
    }

    private func failure(_ file: String) -> CommandFailure {
        CommandFailure(.cannotCreate, "error: \(file): \(String(cString: strerror(errno)))")
    }
}
