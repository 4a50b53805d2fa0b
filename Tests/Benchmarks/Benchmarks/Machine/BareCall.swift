/// Calls of the C target that answer −1 and leave a text.
enum BareCall {
    /// The answer, or what the text says.
    @discardableResult
    static func check(_ call: (UnsafeMutablePointer<CChar>?, Int) -> Int64) throws -> Int64 {
        var text = [CChar](repeating: 0, count: 256)
        let answer = text.withUnsafeMutableBufferPointer { call($0.baseAddress, $0.count) }
        if answer < 0 {
            throw BenchmarkError(String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
        }
        return answer
    }
}
