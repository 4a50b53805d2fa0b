import Foundation

/// A file that a person named, or standard input.
enum InputFile {
    /// The text of bytes in GB18030 by the system's own table; `nil` for bytes that are none. The number is that of
    /// Core Foundation's `GB_18030_2000`.
    static func gb18030(_ bytes: [UInt8]) -> String? {
        String(bytes: bytes, encoding: String.Encoding(rawValue: 0x8000_0632))
    }

    /// The bytes of the file at `path`, of standard input for `-`; one more than `atMost` where there are more.
    static func read(_ path: String, atMost: Int) throws -> [UInt8] {
        do {
            let handle = path == "-" ? .standardInput : try FileHandle(forReadingFrom: URL(filePath: path))
            var bytes: [UInt8] = []
            while bytes.count <= atMost, let data = try handle.read(upToCount: atMost + 1 - bytes.count), !data.isEmpty
            {
                bytes += data
            }
            return bytes
        } catch {
            throw CommandFailure(.noInput, "error: \(path) cannot be read: \(error.localizedDescription)")
        }
    }
}
