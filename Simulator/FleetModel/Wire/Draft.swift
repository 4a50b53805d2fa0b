import SimKit

/// A message before it has a name and a time.
struct Draft {
    /// A value that was measured while nobody could hear it.
    struct Past: Sendable {
        let at: Moment
        var measurements: [Measurement] = []
        var fields: [Field] = []
    }

    var kind: MessageKind
    var event: String?
    var measurements: [Measurement] = []
    /// Readings that a story names as the device would.
    var fields: [Field] = []
    var battery: Int64?
    var history: [Past] = []
    /// The `data` of an event.
    var data: [Field] = []
    var isTest = false
    var isOnline: Bool?
    /// Fields that no profile knows, as firmware of next year sends them.
    var hasUnknownFields = false
    var truth: Int?
}

extension Draft {
    /// The bytes that go over the wire. Source: DESIGN 6, envelope version 1.
    func payload(
        reference: String?, sequence: Int64?, deviceTime: Moment?, asksForReceipt: Bool, hub: String? = nil,
        style: PayloadStyle
    ) -> [UInt8] {
        var members = [PayloadValue.Member("v", .whole(1))]
        func add(_ name: String, _ value: PayloadValue?) {
            if let value { members.append(PayloadValue.Member(name, value)) }
        }
        add("ref", reference.map { .text($0) })
        add("seq", sequence.map { .whole($0) })
        add("ts", deviceTime.map { .whole($0.milliseconds) })
        add("hub", hub.map { .text($0) })
        if asksForReceipt { add("receipt", .flag(true)) }
        add("event", event.map { .text($0) })
        if isTest { add("test", .flag(true)) }
        if let isOnline {
            add("online", .flag(isOnline))
            add("firmware", .text("1.4.2"))
        }
        if hasUnknownFields { add("fw_build", .whole(20_260_117)) }
        if kind == .event { add("data", Self.object(data)) }
        let readings = measurements.map(\.field) + fields
        if !readings.isEmpty { add("readings", Self.object(readings)) }
        add("battery", battery.map { .whole($0) })
        if !history.isEmpty { add("history", .list(history.map(Self.frame))) }
        var writer = PayloadWriter(style)
        writer.write(.object(members))
        return writer.bytes
    }

    private static func frame(_ past: Past) -> PayloadValue {
        .object([
            PayloadValue.Member("ts", .whole(past.at.milliseconds)),
            PayloadValue.Member("readings", object(past.measurements.map(\.field) + past.fields)),
        ])
    }

    private static func object(_ fields: [Field]) -> PayloadValue {
        .object(fields.map { PayloadValue.Member($0.name, $0.written) })
    }
}
