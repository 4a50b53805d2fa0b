import CareCore
import CareWire
import Foundation

/// What a payload becomes under a profile.
struct DecodedPayload {
    /// The profile.
    let profile: Profile
    /// What the gateway would take.
    let message: Message
    /// Why it would not take it.
    private(set) var error: DecodeError?
    /// Names of fields that neither the envelope nor the profile knows.
    let unknownFields: [String]

    /// Decodes as the gateway does.
    init(_ bytes: [UInt8], profile: Profile, kind: Message.Kind) {
        self.profile = profile
        let fields = FieldTable(profile)
        unknownFields = Self.unknownFields(bytes, fields: fields)
        var message = Message()
        let result = bytes.withUnsafeBytes { buffer in
            Result { () throws(DecodeError) in
                try EnvelopeDecoder.decode(buffer, kind: kind, fields: fields, into: &message)
            }
        }
        self.message = message
        if case .failure(let failure) = result { error = failure }
    }

    /// What the payload looks like: the kind that its fields belong to.
    static func kind(of bytes: [UInt8]) -> Message.Kind {
        let names = Set((object(bytes) ?? [:]).keys)
        if names.contains("event") { return .event }
        return names.contains("online") && names.isDisjoint(with: ["readings", "history"]) ? .status : .telemetry
    }

    /// The rules that look at what the message holds.
    var touchedRules: [Rule] {
        let metrics = Set(message.samples.filter { $0.validity == .valid }.map(\.metric))
        var slots: UInt64 = 0
        for (index, slot) in profile.slots.enumerated() where metrics.contains(slot.metric) {
            slots |= 1 << UInt64(index)
        }
        let events = message.event?.mask ?? 0
        return profile.rules.filter { $0.triggers.slots & slots != 0 || $0.triggers.events & events != 0 }
    }

    private static let envelopeFields: Set<String> = [
        "v", "ref", "seq", "ts", "event", "test", "data", "readings", "history", "receipt", "hub", "online", "firmware",
    ]

    private static func object(_ bytes: [UInt8]) -> [String: Any]? {
        (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any]
    }

    /// Names in order of the alphabet: `readings.x` for a reading, `x` for a field beside the envelope's own.
    private static func unknownFields(_ bytes: [UInt8], fields: FieldTable) -> [String] {
        guard let object = object(bytes) else { return [] }
        func isKnown(_ name: String) -> Bool {
            var name = name
            return name.withUTF8 { fields.knows(field: UnsafeRawBufferPointer($0)) }
        }
        var found = Set(object.keys.filter { !envelopeFields.contains($0) && !isKnown($0) })
        let history = (object["history"] as? [Any] ?? []).compactMap { ($0 as? [String: Any])?["readings"] }
        for case let readings as [String: Any] in [object["readings"] as Any] + history {
            for name in readings.keys where !isKnown(name) { found.insert("readings.\(name)") }
        }
        return found.sorted()
    }
}
