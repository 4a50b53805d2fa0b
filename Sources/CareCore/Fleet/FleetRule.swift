/// A rule that no single device can decide, or that is about messages instead of what they say. Raw values are the rule
/// identities on the wire and in records. Source: care.md 8.2, 8.4.
public enum FleetRule: String, CaseIterable, Sendable {
    /// Many hubs of one township are silent at once: power or network of the area is down.
    case areaOutage = "DEV-4"
    /// Messages that cannot be read, or whose values cannot be, are more than a few of a device's newest.
    case badMessages = "DQ-2"
    /// A device's clock is wrong and stays so.
    case clockSkew = "DQ-3"
    /// Somebody publishes whom nobody registered, or under another's topic name.
    case stranger = "SEC-1"
    /// Somebody pressed in a drill and nobody has reached them by its end: the press may have been meant. Decision 41.
    case drillPress = "INC-1"

    /// How urgent it is at first; a stranger who goes on becomes a P3.
    public var priority: Priority { self == .areaOutage || self == .drillPress ? .p2 : .p4 }

    /// Who acts.
    public var audience: Audience {
        switch self {
        case .areaOutage, .stranger, .drillPress: .operator
        case .badMessages, .clockSkew: .technician
        }
    }

    /// How often an unanswered one is announced again.
    public var reminder: Milliseconds {
        switch self {
        case .drillPress: .minutes(5)
        case .areaOutage, .stranger: .hours(1)
        case .badMessages, .clockSkew: .hours(24)
        }
    }

    /// The limits it judges by, as people read them; they are the core's own and nothing overrides them.
    public var thresholds: [(name: String, value: String)] {
        switch self {
        case .areaOutage:
            [
                ("hubs", "\(Limits.areaHubs)"), ("share", "\(Limits.areaShare) %"), ("within", "\(Limits.areaWindow)"),
                ("over_below", "\(Limits.areaCleared) %"),
            ]
        case .badMessages:
            [
                ("bad", "\(Limits.badShare) %"), ("good", "\(Limits.goodShare) %"),
                ("messages", "\(Limits.qualityMessages)"),
            ]
        case .clockSkew:
            [
                ("skew", "\(Limits.clockSkew)"), ("hold", "\(Limits.clockSkewDelay)"),
                ("right", "\(Limits.clockSkewCleared)"),
            ]
        case .stranger:
            [("messages", "\(Limits.strangerMessages)"), ("within", "\(Limits.strangerWindow)")]
        case .drillPress: []
        }
    }

    /// What people read.
    public var title: BilingualText {
        switch self {
        case .areaOutage: BilingualText(zh: "片区停电或断网", en: "Area without power or network")
        case .badMessages: BilingualText(zh: "上报数据无法解读或不可信", en: "Messages unreadable or implausible")
        case .clockSkew: BilingualText(zh: "设备时钟偏差", en: "Device clock is wrong")
        case .stranger: BilingualText(zh: "未登记或越权的设备", en: "Unregistered or unauthorised device")
        case .drillPress: BilingualText(zh: "演练中按键后无人联系，请核实", en: "Pressed in a drill, reached by nobody: check")
        }
    }
}
