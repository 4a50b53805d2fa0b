/// A server-sent event as a client reads it.
public struct FeedEvent: Sendable, Equatable {
    /// The identity that stands in its block; `nil` for none.
    public let id: String?
    /// Its name; `message` where none is said.
    public let name: String
    /// Its data.
    public let data: String

    /// Names an event.
    public init(id: String?, name: String, data: String) { (self.id, self.name, self.data) = (id, name, data) }

    /// Reads a block of lines; `nil` for one without data, which is told to nobody.
    init?(_ block: String) {
        var (id, name, data): (String?, String, String?) = (nil, "message", nil)
        for line in block.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = String(line[line.index(after: colon)...].drop { $0 == " " })
            switch line[..<colon] {
            case "id": id = value
            case "event": name = value
            case "data": data = (data ?? "") + value
            default: continue
            }
        }
        guard let data else { return nil }
        (self.id, self.name, self.data) = (id, name, data)
    }
}
