/// Amounts in fen that the played counties pay for a thing of each head; an own choice.
enum PlayedPrice {
    static let visit: Int64 = 30_000
    static let training: Int64 = 15_000
    static let assessment: Int64 = 8_000
    static let retrofit: Int64 = 300_000
    /// The dearest kind of kit; every asset is paid with its own price.
    static let device: Int64 = 320_000
}
