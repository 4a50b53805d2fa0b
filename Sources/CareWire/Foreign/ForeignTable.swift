public import CareCore

/// What the decoder must know of one foreign topic that a profile claims, compiled once.
public final class ForeignTable: Sendable {
    /// What a field means that is no reading.
    enum Role {
        case signal(Int)
        case time
        case online
    }

    /// Most fields of one claim that are no readings: duplicates are found with one bit a field.
    public static let maximumFields = 32

    /// The connection that the topic is claimed for.
    public let lane: Lane
    /// What its messages are.
    public let kind: Message.Kind
    let readings: FieldTable
    let signals: [SignalRule]
    /// 0 and 1 by the words of a status.
    let onlineWords: NameTable
    /// Numbers of `signals`, then the one of time or status, by name of the field.
    private let roles: NameTable
    /// The name of the field that holds the time or the status.
    let lastName: String?

    /// Compiles the claim at `index` of the profile's topics. `readings` is the table of the same profile.
    public init(_ profile: Profile, claim index: Int, readings: FieldTable) {
        let claim = profile.topics[index]
        lane = claim.lane
        kind = claim.kind
        self.readings = readings
        var state = profile.firstState(ofTopic: index)
        signals = claim.events.map { field in
            defer { if field.isState { state += 1 } }
            var values = NameTable(minimumCapacity: field.values.count)
            for (word, event) in field.values { values.insert(word, number: Int32(event?.rawValue ?? 0)) }
            return SignalRule(name: field.name, values: values, state: field.isState ? state : nil)
        }
        var words = NameTable()
        switch claim.content {
        case .telemetry(let time, _): lastName = time
        case .status(let field, let values):
            lastName = field
            for (word, isOnline) in values { words.insert(word, number: isOnline ? 1 : 0) }
        }
        onlineWords = words
        let names = signals.map(\.name) + [lastName].compactMap { $0 }
        invariant(
            names.count <= Self.maximumFields,
            "a claim of profile \(profile.id) has \(names.count) fields, at most \(Self.maximumFields) are possible")
        roles = NameTable(names)
    }

    /// Whether a field has a meaning.
    public func knows(field: UnsafeRawBufferPointer) -> Bool {
        roles.number(of: field) != nil || (kind == .telemetry && readings.knows(field: field))
    }

    /// What the field means beside being a reading, and its number among the claim's own.
    func role(of field: UnsafeRawBufferPointer) -> (number: Int32, role: Role)? {
        guard let number = roles.number(of: field) else { return nil }
        if Int(number) < signals.count { return (number, .signal(Int(number))) }
        return (number, kind == .status ? .online : .time)
    }
}
