public import CareCore

/// Why a payload is not a message, with the offset of the byte at fault.
public enum DecodeError: Error, Sendable, Equatable {
    /// Longer than `Limits.payload`; nothing of it was read.
    case oversized(length: Int)
    /// Not JSON.
    case json(JSONError)
    /// An envelope of a version that this gateway does not speak.
    case unsupportedVersion(at: Int)
    /// A field has a value of a type it cannot have. `expected` is in words.
    case wrongType(field: String, expected: String, found: JSONType, at: Int)
    /// A field has the right type, but a value it cannot have. `reason` is in words.
    case invalidValue(field: String, reason: String, at: Int)
    /// A field stands twice in one object: which one is meant is unknown.
    case duplicateField(field: String, at: Int)
    /// A field is missing without which the object at `at` means nothing.
    case missingField(field: String, at: Int)
    /// An event that neither the profile nor the vocabulary knows. The rest of the message was decoded.
    case unknownEvent(at: Int)
    /// A field of a foreign payload whose values say what happened has one that the profile does not list.
    case unknownValue(field: String, at: Int)
    /// More than `Limits.samplesPerMessage` samples.
    case tooManySamples(at: Int)
}

extension DecodeError {
    /// Offset of the byte at fault; the limit for an oversized payload.
    public var offset: Int {
        switch self {
        case .oversized: Limits.payload
        case .json(let error): error.offset
        case .unsupportedVersion(let at), .wrongType(_, _, _, let at), .invalidValue(_, _, let at),
            .duplicateField(_, let at), .missingField(_, let at), .unknownEvent(let at), .unknownValue(_, let at),
            .tooManySamples(let at):
            at
        }
    }

    /// Under which reason the message is kept aside.
    public var quarantineReason: QuarantineReason {
        switch self {
        case .oversized: .oversized
        case .json: .malformedJSON
        case .unknownEvent, .unknownValue: .unknownEvent
        case .unsupportedVersion, .wrongType, .invalidValue, .duplicateField, .missingField, .tooManySamples:
            .malformedEnvelope
        }
    }

    /// What an operator reads.
    public var text: String {
        switch self {
        case .oversized(let length): "payload of \(length) bytes, at most \(Limits.payload) are taken"
        case .json(let error): error.text
        case .unsupportedVersion(let at): "field v at byte \(at): this gateway speaks version 1 only"
        case .wrongType(let field, let expected, let found, let at):
            "field \(field) at byte \(at): expected \(expected), found \(found.name)"
        case .invalidValue(let field, let reason, let at): "field \(field) at byte \(at): \(reason)"
        case .duplicateField(let field, let at): "field \(field) stands a second time at byte \(at)"
        case .missingField(let field, let at): "the object at byte \(at) has no field \(field)"
        case .unknownEvent(let at): "field event at byte \(at): neither the profile nor the vocabulary knows it"
        case .unknownValue(let field, let at):
            "field \(field) at byte \(at): the profile does not list the value; add it to the topic's events, as none "
                + "if it means nothing"
        case .tooManySamples(let at): "more than \(Limits.samplesPerMessage) values at byte \(at)"
        }
    }
}
