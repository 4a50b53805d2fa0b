/// The stored state of a device, for the mistake that forgets events.
extension [UInt8] {
    /// The state without the event identities, which stand behind the version and six numbers: each a number, eight
    /// bytes and two numbers.
    var withoutIdentities: [UInt8] {
        var end = startIndex
        for _ in 0..<7 { skipNumber(&end) }
        let start = end
        // There are fewer than 64: their number is one byte, doubled because a number may be negative.
        let identities = Int(self[start]) / 2
        end += 1
        for _ in 0..<identities {
            skipNumber(&end)
            end += 8
            for _ in 0..<2 { skipNumber(&end) }
        }
        return self[..<start] + [0] + self[end...]
    }

    private func skipNumber(_ position: inout Int) {
        while self[position] >= 0x80 { position += 1 }
        position += 1
    }
}
