import Foundation

/// A file that a person named, or standard input.
enum InputFile {
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
