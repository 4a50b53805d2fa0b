/// What can be wrong with the gateway itself. Raw values are the rule identities on the wire and in records.
public enum SelfAlarm: String, CaseIterable, Sendable {
    /// The broker cannot be reached: no device is heard.
    case brokerLost = "SELF-1"
    /// The database refused a transaction; nothing was acknowledged.
    case commitFailed = "SELF-2"
    /// The gateway's clock stepped by more than `Limits.clockStep`.
    case clockStepped = "SELF-3"
    /// The disk is nearly full: telemetry waits at the broker.
    case diskLow = "SELF-4"
    /// Another holder of our client id took the connections; the gateway stopped and says so when it starts again.
    case takenOver = "SELF-5"
    /// Nothing goes any more through a channel to people.
    case channelDead = "SELF-6"
    /// An alarm could be told to nobody: the contact book holds no operator, responsible person, station head or
    /// county.
    case nobodyReachable = "SELF-7"

    /// How often an unanswered one is announced again.
    static let reminder = Milliseconds.minutes(30)

    /// How urgent it is.
    public var priority: Priority {
        switch self {
        case .brokerLost, .commitFailed, .diskLow, .takenOver, .channelDead, .nobodyReachable: .p2
        case .clockStepped: .p3
        }
    }

    /// Who acts.
    public var audience: Audience {
        switch self {
        case .brokerLost, .takenOver, .nobodyReachable: .operator
        case .commitFailed, .clockStepped, .diskLow, .channelDead: .technician
        }
    }

    /// What people read.
    public var title: BilingualText {
        switch self {
        case .brokerLost: BilingualText(zh: "系统收不到设备信号（与消息服务器失去连接）", en: "Gateway has lost the broker")
        case .commitFailed: BilingualText(zh: "网关无法写入数据库", en: "Gateway cannot write its database")
        case .clockStepped: BilingualText(zh: "网关时钟跳变", en: "Gateway clock stepped")
        case .diskLow: BilingualText(zh: "网关磁盘空间不足", en: "Gateway disk is nearly full")
        case .nobodyReachable: BilingualText(zh: "告警无人可通知", en: "An alarm can be told to nobody")
        case .takenOver:
            BilingualText(zh: "另一系统占用了连接，本系统曾停止", en: "Another gateway took the connections; this one stopped")
        case .channelDead:
            BilingualText(zh: "通知通道失效，消息无法送达", en: "A channel to people is dead: nothing goes through it")
        }
    }
}
