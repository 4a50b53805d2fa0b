public import CareCore

/// What the decoder must know of one profile, compiled once: field names to rules, event names to kinds.
///
/// Fields are those of the profile; beside them every metric slot is understood under its canonical name, unless the
/// profile gives that name another meaning. The same holds of event names: an event of the vocabulary is understood
/// from every device, because a message must not be lost for a line missing in a profile.
public final class FieldTable: Sendable {
    /// Values by names, as `FieldMapping.Target.enumeration` gives them.
    struct Enumeration: Sendable {
        let names: NameTable
        let values: [Double]

        init(_ values: [String: Double]) {
            let sorted = values.sorted { $0.key < $1.key }
            names = NameTable(sorted.map(\.key))
            self.values = sorted.map(\.value)
        }

        func value(of name: UnsafeRawBufferPointer) -> Double? { names.number(of: name).map { values[Int($0)] } }
    }

    /// Most fields of one profile: duplicates are found with one bit a field.
    public static let maximumFields = 128

    let fields: NameTable
    let rules: [FieldRule]
    let markers: [Double]
    let enumerations: [Enumeration]
    /// Raw values of `EventKind` by name.
    let events: NameTable
    /// Rules for the envelope's own `battery` and `rssi`; `nil` when the profile has no such slot.
    let battery: Int?
    let rssi: Int?

    /// Compiles `profile`; it names no field twice and no more than `maximumFields` with the canonical names.
    public init(_ profile: Profile) {
        var builder = FieldTableBuilder(profile)
        builder.build()
        fields = builder.fields
        rules = builder.rules
        markers = builder.markers
        enumerations = builder.enumerations
        battery = builder.rule(for: .battery)
        rssi = builder.rule(for: .rssi)
        var events = NameTable(minimumCapacity: EventKind.allCases.count + profile.events.count)
        for (name, kind) in profile.events { events.insert(name, number: Int32(kind.rawValue)) }
        for kind in EventKind.allCases { events.insert(kind.name, number: Int32(kind.rawValue)) }
        self.events = events
    }

    /// Whether a field of the `readings` object has a meaning.
    public func knows(field: UnsafeRawBufferPointer) -> Bool { fields.number(of: field) != nil }

    /// The event of that name; `nil` when it has no meaning.
    public func event(_ name: UnsafeRawBufferPointer) -> EventKind? {
        guard let number = events.number(of: name) else { return nil }
        return EventKind(rawValue: UInt8(number))
    }
}
