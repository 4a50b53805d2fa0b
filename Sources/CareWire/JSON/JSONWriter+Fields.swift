public import CareCore

extension JSONWriter {
    /// Writes a field that is an object.
    public mutating func object<Failure: Error>(
        _ name: String, _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        self.name(name)
        try object(body)
    }

    /// Writes a field that is an array.
    public mutating func array<Failure: Error>(
        _ name: String, _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        self.name(name)
        try array(body)
    }

    /// Writes a field that is text or `null`.
    public mutating func field(_ name: String, _ value: String?) {
        self.name(name)
        self.value(value)
    }

    /// Writes a field that is an integer.
    public mutating func field(_ name: String, _ value: some FixedWidthInteger) {
        self.name(name)
        self.value(value)
    }

    /// Writes a field that is an integer or `null`.
    public mutating func field(_ name: String, _ value: Int64?) {
        self.name(name)
        self.value(value)
    }

    /// Writes a field that is a number or `null`.
    public mutating func field(_ name: String, _ value: Double?) {
        self.name(name)
        self.value(value)
    }

    /// Writes a field that is a truth or `null`.
    public mutating func field(_ name: String, _ value: Bool?) {
        self.name(name)
        self.value(value)
    }

    /// Writes a field that is a moment in integer milliseconds or `null`.
    public mutating func field(_ name: String, _ value: Timestamp?) {
        self.name(name)
        self.value(value)
    }

    /// Writes a field whose value is one complete JSON value already.
    public mutating func field(_ name: String, raw json: some Collection<UInt8>) {
        self.name(name)
        raw(json)
    }
}
