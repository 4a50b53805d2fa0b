import CareCore

/// The stable hash of several texts, each with its end, so that ("a", "bc") differs from ("ab", "c").
struct Fingerprint {
    private(set) var value = StableHash.seed

    mutating func combine(_ text: String) {
        value = StableHash.of(text.utf8, seed: value)
        // No UTF-8 text holds this byte.
        value = StableHash.of(CollectionOfOne<UInt8>(0xFF), seed: value)
    }
}
