/// Writes numbers and texts closely packed: whole numbers of any size in as many bytes as they need, lists of texts in
/// order with what each shares with the one before left out.
struct PackWriter {
    private(set) var bytes: [UInt8] = []

    /// A whole number; numbers near 0 are short.
    mutating func write(_ number: Int64) {
        // The sign goes into the lowest bit, so that small negative numbers are short too.
        var rest = UInt64(bitPattern: number << 1) ^ (number < 0 ? .max : 0)
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func write(_ number: Int) { write(Int64(number)) }

    mutating func write(_ text: String) {
        write(text.utf8.count)
        bytes += text.utf8
    }

    /// Texts in order.
    mutating func write(_ texts: [String]) {
        write(texts.count)
        var last: [UInt8] = []
        for text in texts {
            let own = Array(text.utf8)
            var shared = 0
            while shared < min(last.count, own.count), last[shared] == own[shared] { shared += 1 }
            write(shared)
            write(own.count - shared)
            bytes += own[shared...]
            last = own
        }
    }
}
