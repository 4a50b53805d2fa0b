import Glibc

/// What a connection proves itself with, and whom it trusts. Nothing of it is ever printed.
public struct BrokerCredentials: Sendable {
    /// MQTT user name; `nil` for none.
    public var username: String?
    /// MQTT password; needs a user name.
    public var password: String?
    /// PEM file of the authorities that may have signed the broker's certificate; `nil`: the system's.
    public var authorityFile: String?
    /// PEM file of the client certificate with its chain.
    public var certificateFile: String?
    /// PEM file of the client certificate's key, without pass phrase.
    public var keyFile: String?

    /// Longest password file in bytes; a longer one is refused: MQTT counts a password's length in 16 bits.
    public static let passwordLength = 65_535

    /// Makes credentials.
    public init(
        username: String? = nil, password: String? = nil, authorityFile: String? = nil, certificateFile: String? = nil,
        keyFile: String? = nil
    ) {
        self.username = username
        self.password = password
        self.authorityFile = authorityFile
        self.certificateFile = certificateFile
        self.keyFile = keyFile
    }

    /// Reads a password from the first line of a file.
    /// - Throws: `MosquittoError.file` with the reason.
    public static func password(fromFile path: String) throws(MosquittoError) -> String {
        guard let file = fopen(path, "re") else { throw .file(path, String(cString: strerror(errno))) }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: passwordLength + 1)
        let count = fread(&bytes, 1, bytes.count, file)
        if ferror(file) != 0 { throw .file(path, String(cString: strerror(errno))) }
        let line = bytes[..<count].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        if line.isEmpty { throw .file(path, "the first line, which should be the password, is empty") }
        if line.count > passwordLength { throw .file(path, "the password is longer than \(passwordLength) bytes") }
        guard let password = String(validating: line, as: UTF8.self) else { throw .file(path, "it is not UTF-8 text") }
        return password
    }

    func check() throws(MosquittoError) {
        if password != nil && username == nil { throw .configuration("a password needs a user name (--username)") }
        if (certificateFile == nil) != (keyFile == nil) {
            throw .configuration("a client certificate and its key belong together (--cert and --key)")
        }
    }
}
