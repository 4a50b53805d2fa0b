extension Int {
    /// Reads decimal digits and nothing else: no sign, no blank; `nil` for anything else and for more than 18 digits.
    init?(digits bytes: some Collection<UInt8>) {
        guard (1...18).contains(bytes.count) else { return nil }
        var value = 0
        for byte in bytes {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        self = value
    }
}
