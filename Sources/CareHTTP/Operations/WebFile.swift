internal import CWebFiles
internal import Hummingbird

/// A file that is served as it is; built into the program.
struct WebFile: Sendable {
    /// Its address.
    let path: String
    /// Its media type, with the character set of texts.
    let type: String
    /// Its content.
    let bytes: [UInt8]

    /// All files there are.
    static let all: [WebFile] = (0..<web_file_count).compactMap { web_file_at($0)?.pointee }.map { file in
        WebFile(
            path: String(cString: file.path), type: String(cString: file.type),
            bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
    }

    /// Whoever asks may have it: it holds nothing but the program's own texts.
    var route: Route {
        .get(path, .anyone, produces: [String(type.prefix { $0 != ";" })]) { _, _ in
            Answer.bytes(bytes, type: type)
        }
    }
}
