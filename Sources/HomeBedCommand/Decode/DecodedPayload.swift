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

    /// Decodes as the gateway does with what comes on our own topics.
    init(_ bytes: [UInt8], profile: Profile, kind: Message.Kind) {
        let fields = FieldTable(profile)
        self.init(profile: profile, unknownFields: Self.unknownFields(bytes, fields: fields)) {
            (message) throws(DecodeError) in
            let result = bytes.withUnsafeBytes { buffer in
                Result { () throws(DecodeError) in
                    try EnvelopeDecoder.decode(buffer, kind: kind, fields: fields, into: &message)
                }
            }
            try result.get()
        }
    }

    /// Decodes as the gateway does with what comes on a foreign topic that the profile claims, the one at `index`.
    init(_ bytes: [UInt8], profile: Profile, claim index: Int) {
        let table = ForeignTable(profile, claim: index, readings: FieldTable(profile))
        let unknown = (Self.object(bytes) ?? [:]).keys.filter { !Self.isKnown($0, by: table.knows) }
        self.init(profile: profile, unknownFields: unknown.sorted()) { (message) throws(DecodeError) in
            let result = bytes.withUnsafeBytes { buffer in
                Result { () throws(DecodeError) in
                    try ForeignDecoder.decode(buffer, table: table, into: &message)
                }
            }
            try result.get()
        }
    }

    private init(
        profile: Profile, unknownFields: [String], decode: (inout Message) throws(DecodeError) -> Void
    ) {
        self.profile = profile
        self.unknownFields = unknownFields
        var message = Message()
        do throws(DecodeError) {
            try decode(&message)
        } catch {
            self.error = error
        }
        self.message = message
    }

    /// Decodes a payload of which nobody said on what topic it came: as our own when it looks like that or the profile
    /// claims no topic, else as the claimed topic that takes it and leaves the fewest fields unknown.
    static func guess(_ bytes: [UInt8], profile: Profile) -> DecodedPayload {
        let isOwn = Set((object(bytes) ?? [:]).keys).contains { ["v", "readings", "history", "event"].contains($0) }
        guard !isOwn, !profile.topics.isEmpty else {
            return DecodedPayload(bytes, profile: profile, kind: kind(of: bytes))
        }
        let all = profile.topics.indices.map { DecodedPayload(bytes, profile: profile, claim: $0) }
        return all.filter { $0.error == nil }.min { $0.unknownFields.count < $1.unknownFields.count } ?? all[0]
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
        let events = message.signals.compactMap(\.event).reduce(message.event?.mask ?? 0) { $0 | $1.mask }
        return profile.rules.filter {
            $0.isEnabled && ($0.triggers.slots & slots != 0 || $0.triggers.events & events != 0)
        }
    }

    private static let envelopeFields: Set<String> = [
        "v", "ref", "seq", "ts", "event", "test", "data", "readings", "history", "receipt", "hub", "online", "firmware",
    ]

    private static func object(_ bytes: [UInt8]) -> [String: Any]? {
        (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any]
    }

    private static func isKnown(_ name: String, by knows: (UnsafeRawBufferPointer) -> Bool) -> Bool {
        var name = name
        return name.withUTF8 { knows(UnsafeRawBufferPointer($0)) }
    }

    /// Names in order of the alphabet: `readings.x` for a reading, `x` for a field beside the envelope's own.
    private static func unknownFields(_ bytes: [UInt8], fields: FieldTable) -> [String] {
        guard let object = object(bytes) else { return [] }
        var found = Set(object.keys.filter { !envelopeFields.contains($0) && !isKnown($0, by: fields.knows) })
        let history = (object["history"] as? [Any] ?? []).compactMap { ($0 as? [String: Any])?["readings"] }
        for case let readings as [String: Any] in [object["readings"] as Any] + history {
            for name in readings.keys where !isKnown(name, by: fields.knows) { found.insert("readings.\(name)") }
        }
        return found.sorted()
    }
}
