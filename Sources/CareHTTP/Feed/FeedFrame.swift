internal import CareCore
internal import CareStore
internal import CareWire
internal import NIOCore

/// Pieces of the stream, as the HTML standard writes server-sent events (9.2).
enum FeedFrame {
    /// How long a browser waits before it connects again, in ms.
    static let retry = ByteBuffer(string: "retry: 2000\n\n")

    /// A transition of an alarm; its number is the event's identity.
    static func alarm(_ entry: LoggedAlarm, titles: [String: BilingualText], tellsWho: Bool) -> ByteBuffer {
        var buffer = ByteBuffer(string: "id: \(entry.number)\nevent: alarm\ndata: ")
        buffer.writeBytes(Fields(entry, titles: titles, tellsWho: tellsWho).bytes)
        buffer.writeString("\n\n")
        return buffer
    }

    /// Everything up to that number has been told; it is that gateway time.
    static func ready(_ number: Int64, at now: Timestamp) -> ByteBuffer { signal("ready", number, now) }

    /// The identity after which the client asked to go on is none: what it shows must be loaded anew.
    static func reset(_ number: Int64, at now: Timestamp) -> ByteBuffer { signal("reset", number, now) }

    /// What the line can do, as of that gateway time. It has no identity: who comes back is told anew.
    static func line(_ report: LineReport, at now: Timestamp) -> ByteBuffer {
        ByteBuffer(string: "event: line\ndata: \(report.fields(at: now).text)\n\n")
    }

    /// The feed lives, and has looked at everything up to that number: an identity without data is kept by clients and
    /// told to nobody.
    static func heartbeat(_ number: Int64) -> ByteBuffer { ByteBuffer(string: ": heartbeat\nid: \(number)\n\n") }

    private static func signal(_ event: String, _ number: Int64, _ now: Timestamp) -> ByteBuffer {
        let data = Fields { fields in
            fields.put("number", number)
            fields.put("at", now)
        }
        return ByteBuffer(string: "id: \(number)\nevent: \(event)\ndata: \(data.text)\n\n")
    }
}
