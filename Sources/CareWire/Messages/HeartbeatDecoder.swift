import CareCore

/// Reads heartbeats: how a gateway learns that another one has its name.
public enum HeartbeatDecoder {
    /// Decodes a payload. Fields that are not known are skipped; `instance`, `state` and `at` must be there.
    public static func decode(_ payload: UnsafeRawBufferPointer) throws(DecodeError) -> Heartbeat {
        guard payload.count <= Limits.payload else { throw .oversized(length: payload.count) }
        var reader = HeartbeatReader(payload)
        return try reader.read()
    }
}

private struct HeartbeatReader {
    private static let names = NameTable(["v", "instance", "state", "at", "committed_at", "open"])

    private var scanner: EnvelopeScanner
    private var instance: String?
    private var state: Heartbeat.State?
    private var at: Timestamp?
    private var committedAt: Timestamp?
    private var open = Heartbeat.OpenAlarms()

    init(_ payload: UnsafeRawBufferPointer) {
        scanner = EnvelopeScanner(payload)
    }

    mutating func read() throws(DecodeError) -> Heartbeat {
        try scanner.expect(.object, of: "(message)")
        let start = scanner.position
        var seen: UInt32 = 0
        try scanner.beginObject()
        while let name = try scanner.nextName() {
            guard let number = scanner.json.withBytes(of: name, { Self.names.number(of: $0) }) else {
                try scanner.skipValue()
                continue
            }
            let field = scanner.json.string(name)
            guard seen & 1 << UInt32(number) == 0 else { throw .duplicateField(field: field, at: name.start - 1) }
            seen |= 1 << UInt32(number)
            try read(field)
        }
        try scanner.finish()
        guard let instance else { throw .missingField(field: "instance", at: start) }
        guard let state else { throw .missingField(field: "state", at: start) }
        guard let at else { throw .missingField(field: "at", at: start) }
        return Heartbeat(instance: instance, state: state, at: at, committedAt: committedAt, open: open)
    }

    private mutating func read(_ field: String) throws(DecodeError) {
        switch field {
        case "v": try scanner.readVersion()
        case "instance":
            let text = try scanner.text(of: field)
            let instance = scanner.json.string(text)
            guard (1...Heartbeat.instanceLength).contains(instance.utf8.count) else {
                let reason = "expected 1 to \(Heartbeat.instanceLength) bytes"
                throw .invalidValue(field: field, reason: reason, at: text.start - 1)
            }
            self.instance = instance
        case "state":
            let text = try scanner.text(of: field)
            guard let state = Heartbeat.State(rawValue: scanner.json.string(text)) else {
                throw .invalidValue(field: field, reason: "unknown state", at: text.start - 1)
            }
            self.state = state
        case "at": at = try scanner.timestamp(of: field)
        case "committed_at":
            if try scanner.nextType() == .null {
                try scanner.null()
            } else {
                committedAt = try scanner.timestamp(of: field)
            }
        default: try readOpen(field)
        }
    }

    private mutating func readOpen(_ field: String) throws(DecodeError) {
        try scanner.expect(.object, of: field)
        try scanner.beginObject()
        while let name = try scanner.nextName() {
            guard let priority = Priority.named(scanner.json.string(name)) else {
                try scanner.skipValue()
                continue
            }
            try scanner.expect(.number, of: field)
            let start = scanner.position
            guard let integer = try scanner.number().integer, let count = Int(exactly: integer), count >= 0 else {
                throw .invalidValue(field: field, reason: "expected a number of alarms", at: start)
            }
            open[priority] = count
        }
    }
}
