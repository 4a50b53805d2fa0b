public import CareCore

/// The gateway's sign of life, retained by the broker. Source: DESIGN 6.
public struct Heartbeat: Sendable, Equatable {
    /// What the gateway is doing.
    public enum State: String, CaseIterable, Sendable {
        /// It takes messages.
        case running
        /// It left in order.
        case stopped
        /// The broker lost it: the payload of its will.
        case lost
    }

    /// Numbers of open alarms by priority.
    public struct OpenAlarms: Sendable, Equatable {
        private var counts: [Int]

        /// Makes zeroes.
        public init() { counts = [Int](repeating: 0, count: Priority.allCases.count) }

        /// Open alarms of that priority.
        public subscript(priority: Priority) -> Int {
            get { counts[Int(priority.rawValue) - 1] }
            set { counts[Int(priority.rawValue) - 1] = newValue }
        }
    }

    /// Longest name of an instance in bytes.
    public static let instanceLength = 64

    /// Identity of the gateway's database.
    public let instance: String
    /// What it is doing.
    public let state: State
    /// Gateway time of the message.
    public let at: Timestamp
    /// Gateway time of the newest transaction on disk; `nil` before the first.
    public let committedAt: Timestamp?
    /// Open alarms.
    public let open: OpenAlarms

    /// Makes a heartbeat.
    public init(instance: String, state: State, at: Timestamp, committedAt: Timestamp?, open: OpenAlarms) {
        self.instance = instance
        self.state = state
        self.at = at
        self.committedAt = committedAt
        self.open = open
    }

    /// The payload: `{"v":1,"instance":…,"state":…,"at":…,"committed_at":…,"open":{"P1":0,"P2":0,"P3":0,"P4":0}}`.
    public func encode() -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.field("v", 1)
            json.field("instance", instance)
            json.field("state", state.rawValue)
            json.field("at", at)
            json.field("committed_at", committedAt)
            json.object("open") { json in
                for priority in Priority.allCases { json.field(priority.name, open[priority]) }
            }
        }
        return json.bytes
    }
}
