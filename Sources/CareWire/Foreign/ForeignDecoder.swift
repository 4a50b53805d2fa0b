public import CareCore

/// Turns the payload of a claimed foreign topic into a `Message`. Decision 21.
public enum ForeignDecoder {
    /// Decodes `payload` in one pass: one flat object without our envelope, or a bare word of a status.
    ///
    /// Everything in `message` is replaced but `device`, `delivery`, `receivedAt` and `isRetained`, which the payload
    /// does not say. A field that is `null`, or an empty text where an event is expected, says nothing. Fields without
    /// a meaning for the profile are checked as JSON, skipped and counted. A reading of a wrong type becomes a sample
    /// that says so. An unlisted value of a field that says what happened is an error, because it may be an emergency
    /// of a newer firmware.
    public static func decode(
        _ payload: UnsafeRawBufferPointer, table: ForeignTable, into message: inout Message
    ) throws(DecodeError) {
        let isRetained = message.isRetained
        message.reset()
        message.isRetained = isRetained
        message.isForeign = true
        message.kind = table.kind
        guard payload.count <= Limits.payload else { throw .oversized(length: payload.count) }
        if table.kind == .status, let word = table.onlineWords.number(of: payload) {
            message.online = word == 1
            return
        }
        var reader = ForeignReader(payload, table: table)
        try reader.read(into: &message)
    }
}
