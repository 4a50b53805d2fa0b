/// Reads what `PackWriter` wrote.
struct PackReader {
    /// The bytes are not those of a pack.
    struct Damage: Error {}

    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func number() throws(Damage) -> Int64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            guard let byte = rest.popFirst(), shift < 64 else { throw Damage() }
            value |= UInt64(byte & 0x7F) << shift
            shift += 7
            if byte < 0x80 { break }
        }
        return Int64(bitPattern: value >> 1) ^ (value & 1 == 1 ? -1 : 0)
    }

    /// A number of things that follow: each needs a byte at least, so a wrong one ends here.
    mutating func count() throws(Damage) -> Int {
        let value = try number()
        guard value >= 0, value <= Int64(rest.count) else { throw Damage() }
        return Int(value)
    }

    mutating func text() throws(Damage) -> String {
        let length = try count()
        defer { rest = rest.dropFirst(length) }
        return String(decoding: rest.prefix(length), as: UTF8.self)
    }

    mutating func texts() throws(Damage) -> [String] {
        let length = try count()
        var texts: [String] = []
        texts.reserveCapacity(length)
        var last: [UInt8] = []
        for _ in 0..<length {
            let shared = try number()
            guard shared >= 0, shared <= Int64(last.count) else { throw Damage() }
            let own = try count()
            last.removeLast(last.count - Int(shared))
            last += rest.prefix(own)
            rest = rest.dropFirst(own)
            texts.append(String(decoding: last, as: UTF8.self))
        }
        return texts
    }
}
