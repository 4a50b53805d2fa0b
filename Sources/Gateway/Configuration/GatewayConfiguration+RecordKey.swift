public import CareStore
import Foundation

extension GatewayConfiguration {
    /// The secret of the records; `nil` when no file is named.
    /// - Throws: `GatewayError` when the file holds none, or others of the machine can read it.
    public func recordKey() throws -> RecordKey? {
        guard let path = recordKeyFile else { return nil }
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw GatewayError(.configuration, "records.keyFile: \(path) cannot be read by this user")
        }
        let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? 0
        guard rights & 0o077 == 0 else {
            throw GatewayError(
                .configuration,
                "records.keyFile: expected a file that only its owner can read, found \(path) with the rights "
                    + "\(String(rights, radix: 8)); run chmod 600 \(path)")
        }
        guard let key = RecordKey(hexadecimal: String(decoding: bytes, as: UTF8.self)) else {
            throw GatewayError(
                .configuration, "records.keyFile: expected \(RecordKey.expected), found something else in \(path)")
        }
        return key
    }
}
