public import CareCore

/// Turns the payload of a known device's message into a `Message`. Source: DESIGN 6, envelope version 1.
public enum EnvelopeDecoder {
    /// Decodes `payload` in one pass.
    ///
    /// Everything in `message` is replaced but `device`, `delivery`, `receivedAt` and `isRetained`, which the payload
    /// does not say. An optional field that is `null` counts as absent. Fields without a meaning for the kind of
    /// message or for the profile are checked as JSON, skipped and counted. A reading of a wrong type becomes a sample
    /// that says so; a field of the envelope with a wrong type, a second time or with an impossible value is an error.
    /// After an error `message` holds what stood before the byte at fault, so that a malformed event may be answered
    /// under its `reference`; after `unknownEvent` it is complete but for the event.
    /// A payload of more than `Limits.payload` bytes is an error. `kind` is what the topic name said, `fields` belongs
    /// to the sender's profile.
    public static func decode(
        _ payload: UnsafeRawBufferPointer, kind: Message.Kind, fields: FieldTable, into message: inout Message
    ) throws(DecodeError) {
        let isRetained = message.isRetained
        message.reset()
        message.isRetained = isRetained
        message.kind = kind
        guard payload.count <= Limits.payload else { throw .oversized(length: payload.count) }
        var reader = EnvelopeReader(payload, kind: kind, fields: fields)
        try reader.read(into: &message)
    }
}
