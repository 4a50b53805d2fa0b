import Glibc

/// The system's table of GB18030, as the gateway's programs pass it in.
enum GB18030 {
    /// The text of bytes; `nil` for bytes that are none.
    static func text(_ bytes: [UInt8]) -> String? {
        convert(bytes, to: "UTF-8", from: "GB18030").flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// The bytes of a text.
    static func bytes(_ text: String) -> [UInt8] { convert(Array(text.utf8), to: "GB18030", from: "UTF-8") ?? [] }

    private static func convert(_ bytes: [UInt8], to: String, from: String) -> [UInt8]? {
        guard let converter = iconv_open(to, from), Int(bitPattern: converter) != -1 else { return nil }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: bytes.count * 4 + 4)
        var (inputLeft, outputLeft) = (input.count, output.count)
        let isWhole = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, to) = (input.baseAddress, output.baseAddress)
                return iconv(converter, &from, &inputLeft, &to, &outputLeft) != -1
            }
        }
        guard isWhole, inputLeft == 0 else { return nil }
        return output.prefix(output.count - outputLeft).map { UInt8(bitPattern: $0) }
    }
}
