internal import CWebFiles
internal import Hummingbird

/// The files that are served as they are.
enum WebFiles {
    /// A route for each file. Whoever asks may have them: they hold nothing but the program's own texts.
    static let routes: [Route] = (0..<web_file_count).compactMap { web_file_at($0)?.pointee }.map { file in
        let path = String(cString: file.path)
        let type = String(cString: file.type)
        let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
        let plain = type.prefix { $0 != ";" }
        return .get(path, .anyone, produces: [String(plain)]) { _, _ in Answer.bytes(bytes, type: type) }
    }
}
