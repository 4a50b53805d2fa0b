/// A value of JSON that a device is about to write.
indirect enum PayloadValue: Sendable {
    /// A field of an object.
    struct Member: Sendable {
        let name: String
        let value: PayloadValue

        init(_ name: String, _ value: PayloadValue) {
            self.name = name
            self.value = value
        }
    }

    case whole(Int64)
    case decimal(Double)
    case flag(Bool)
    case text(String)
    case object([Member])
    case list([PayloadValue])
}
