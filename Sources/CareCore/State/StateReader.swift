/// Reads what `StateWriter` wrote. Never traps on damaged bytes.
struct StateReader {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { offset == bytes.count }

    mutating func byte() throws(StateError) -> UInt8 {
        guard offset < bytes.count else { throw .damaged(offset: offset) }
        defer { offset += 1 }
        return bytes[offset]
    }

    mutating func integer() throws(StateError) -> Int64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            let byte = try byte()
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1) }
        }
        throw .damaged(offset: offset)
    }

    /// An integer that fits the type.
    mutating func integer<Integer: FixedWidthInteger>(_ type: Integer.Type) throws(StateError) -> Integer {
        guard let value = Integer(exactly: try integer()) else { throw .damaged(offset: offset) }
        return value
    }

    /// The number of things that follow, each at least one byte long.
    mutating func count() throws(StateError) -> Int {
        let count = try integer(Int.self)
        guard count >= 0, count <= bytes.count - offset else { throw .damaged(offset: offset) }
        return count
    }

    mutating func bits() throws(StateError) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 8) { value |= UInt64(try byte()) << shift }
        return value
    }

    mutating func double() throws(StateError) -> Double { Double(bitPattern: try bits()) }

    mutating func flag() throws(StateError) -> Bool {
        switch try byte() {
        case 0: false
        case 1: true
        default: throw .damaged(offset: offset - 1)
        }
    }

    mutating func text() throws(StateError) -> String {
        let length = try count()
        defer { offset += length }
        return String(decoding: bytes[offset..<offset + length], as: UTF8.self)
    }

    mutating func optionalInteger() throws(StateError) -> Int64? { try flag() ? try integer() : nil }

    mutating func optionalText() throws(StateError) -> String? { try flag() ? try text() : nil }

    mutating func value<Value: RawRepresentable>(_ type: Value.Type) throws(StateError) -> Value
    where Value.RawValue == UInt8 {
        guard let value = Value(rawValue: try integer(UInt8.self)) else { throw .damaged(offset: offset) }
        return value
    }

    mutating func place() throws(StateError) -> Place? {
        switch try integer() {
        case 0: nil
        case 1: .bed(BedNumber(try integer(Int32.self)))
        case 2: .household(HouseholdNumber(try integer(Int32.self)))
        default: throw .damaged(offset: offset)
        }
    }

    mutating func subject() throws(StateError) -> Subject {
        switch try integer() {
        case 1: .place(.bed(BedNumber(try integer(Int32.self))))
        case 2: .place(.household(HouseholdNumber(try integer(Int32.self))))
        case 3: .device(DeviceNumber(try integer(Int32.self)))
        case 4: .gateway
        case 5: .township(try township())
        default: throw .damaged(offset: offset)
        }
    }

    mutating func township() throws(StateError) -> TownshipCode {
        guard let township = TownshipCode(try integer(Int32.self)) else { throw .damaged(offset: offset) }
        return township
    }
}
