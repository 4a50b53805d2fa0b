extension SummaryMask {
    /// The mask as it is kept for good.
    public var bytes: [UInt8] {
        var writer = PackWriter()
        writer.write(hidden.sorted())
        let list = withheld.sorted { $0.key < $1.key }
        writer.write(list.map(\.key))
        for (_, held) in list {
            writer.write(held.months)
            writer.write(held.people)
        }
        writer.write(cells.sorted())
        return writer.bytes
    }

    /// Reads a mask back, also one of a time when no single cells or nothing that follows people was hidden; `nil` when
    /// the bytes are none of it.
    public init?(bytes: [UInt8]) {
        var reader = PackReader(bytes)
        do {
            hidden = Set(try reader.texts())
            for key in try reader.texts() {
                withheld[key] = Withheld(months: try reader.number(), people: try reader.number())
            }
            if !reader.isAtEnd { cells = Set(try reader.texts()) }
        } catch {
            return nil
        }
        hideFollowers()
    }
}
