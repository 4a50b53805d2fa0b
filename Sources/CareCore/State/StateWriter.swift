/// Writes state as compact bytes: zigzag variable-length integers, raw doubles, counted text.
struct StateWriter {
    private(set) var bytes: [UInt8] = []

    mutating func integer(_ value: Int64) {
        var rest = UInt64(bitPattern: (value << 1) ^ (value >> 63))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func integer(_ value: some BinaryInteger) { integer(Int64(value)) }

    mutating func bits(_ value: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift))) }
    }

    /// Bytes that another writer made.
    mutating func append(_ other: [UInt8]) { bytes.append(contentsOf: other) }

    mutating func double(_ value: Double) { bits(value.bitPattern) }

    mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

    mutating func text(_ value: String) {
        integer(value.utf8.count)
        bytes.append(contentsOf: value.utf8)
    }

    mutating func optional(_ value: Int64?) {
        flag(value != nil)
        if let value { integer(value) }
    }

    mutating func optional(_ value: String?) {
        flag(value != nil)
        if let value { text(value) }
    }

    mutating func place(_ place: Place?) {
        switch place {
        case nil: integer(0)
        case .bed(let bed):
            integer(1)
            integer(bed.index)
        case .household(let household):
            integer(2)
            integer(household.index)
        }
    }

    mutating func subject(_ subject: Subject) {
        switch subject {
        case .place(let place): self.place(place)
        case .device(let device):
            integer(3)
            integer(device.index)
        case .gateway: integer(4)
        case .township(let township):
            integer(5)
            integer(township.number)
        }
    }
}
