import CareCore

/// Numbers by name, looked up by the bytes as they lie in a message: no String is made, nothing allocated.
///
/// For names that we or the operator chose (fields, events, registered devices), looked up by bytes that anybody sent:
/// the hash is fast, not keyed, and a search ends at the first free place, of which half the table consists.
public struct NameTable: Sendable {
    private struct Place {
        var hash: UInt64
        var start: Int32
        var count: Int32
        /// Negative marks a free place.
        var number: Int32
    }

    /// How many names there are.
    public private(set) var count = 0
    private var places: [Place]
    private var bytes: [UInt8] = []

    /// Makes an empty table.
    public init(minimumCapacity: Int = 8) {
        places = Self.free(atLeast: 2 * minimumCapacity)
    }

    /// Makes a table in which every name has its index as its number; a name must not occur twice.
    public init(_ names: some Collection<String>) {
        self.init(minimumCapacity: names.count)
        for (index, name) in names.enumerated() {
            let before = insert(name, number: Int32(index))
            invariant(before == nil, "the name \(name) stands twice in a table")
        }
    }

    /// Gives `name` the number, 0 or more, unless it has one already.
    /// - Returns: The number that it had before and keeps; `nil` when it was new.
    @discardableResult
    public mutating func insert(_ name: String, number: Int32) -> Int32? {
        invariant(number >= 0, "number \(number) of name \(name) is negative")
        var name = name
        return name.withUTF8 { utf8 in
            let raw = UnsafeRawBufferPointer(utf8)
            if let present = self.number(of: raw) { return present }
            if 2 * (count + 1) > places.count { grow() }
            let hash = Self.hash(raw)
            let place = Place(hash: hash, start: Int32(bytes.count), count: Int32(raw.count), number: number)
            bytes.append(contentsOf: raw)
            Self.put(place, into: &places)
            count += 1
            return nil
        }
    }

    /// The number of `name`; `nil` when it is not in the table.
    public func number(of name: UnsafeRawBufferPointer) -> Int32? {
        let hash = Self.hash(name)
        let mask = places.count - 1
        var index = Int(truncatingIfNeeded: hash) & mask
        while places[index].number >= 0 {
            let place = places[index]
            if place.hash == hash, Int(place.count) == name.count,
                name.count <= 8 || isStored(name, at: Int(place.start))
            {
                return place.number
            }
            index = (index + 1) & mask
        }
        return nil
    }

    private func isStored(_ name: UnsafeRawBufferPointer, at start: Int) -> Bool {
        bytes.withUnsafeBytes { stored in
            for index in 0..<name.count where stored[start + index] != name[index] { return false }
            return true
        }
    }

    private mutating func grow() {
        var larger = Self.free(atLeast: 2 * places.count)
        for place in places where place.number >= 0 { Self.put(place, into: &larger) }
        places = larger
    }

    private static func free(atLeast size: Int) -> [Place] {
        var power = 8
        while power < size { power *= 2 }
        return [Place](repeating: Place(hash: 0, start: 0, count: 0, number: -1), count: power)
    }

    private static func put(_ place: Place, into places: inout [Place]) {
        let mask = places.count - 1
        var index = Int(truncatingIfNeeded: place.hash) & mask
        while places[index].number >= 0 { index = (index + 1) & mask }
        places[index] = place
    }

    /// Multiplies and folds eight bytes at a time; the last eight may overlap those before.
    ///
    /// Every step can be undone, so that names of up to eight bytes and one length have equal hashes only when they are
    /// equal: those need no comparison.
    private static func hash(_ name: UnsafeRawBufferPointer) -> UInt64 {
        let bytes = ByteView(name)
        var hash = UInt64(truncatingIfNeeded: name.count)
        guard name.count > 8 else { return mix(hash, short(bytes)) }
        var offset = 0
        while offset + 8 < name.count {
            hash = mix(hash, bytes.word(at: offset))
            offset += 8
        }
        return mix(hash, bytes.word(at: name.count - 8))
    }

    @inline(__always)
    private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
        return product ^ product >> 32
    }

    /// At most eight bytes as one number, which differs for every content of the same length.
    @inline(__always)
    private static func short(_ bytes: ByteView) -> UInt64 {
        if bytes.count == 8 { return bytes.word(at: 0) }
        var word: UInt64 = 0
        for offset in 0..<bytes.count { word = word << 8 | UInt64(bytes[offset]) }
        return word
    }
}
