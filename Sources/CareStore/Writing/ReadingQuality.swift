internal import CareCore

/// The column `quality` of a reading: validity in the low four bits, then whether receive time stands for device time.
struct ReadingQuality {
    /// The stored number.
    let bits: Int64

    private static let serverTimeBit: Int64 = 16

    init(_ validity: Validity, isServerTime: Bool) {
        bits = Int64(validity.rawValue) | (isServerTime ? Self.serverTimeBit : 0)
    }

    init(bits: Int64) { self.bits = bits }

    /// `nil` for a number that no version of this program wrote.
    var validity: Validity? { Validity(rawValue: UInt8(truncatingIfNeeded: bits & 15)) }

    /// Whether the reading's time is receive time.
    var isServerTime: Bool { bits & Self.serverTimeBit != 0 }
}
