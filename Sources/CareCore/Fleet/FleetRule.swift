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

    /// A device that lies in a store reports.
    case storedDevice = "AST-1"
    /// Somebody pressed for help on a device that serves nobody.
    case strayPress = "AST-2"
    /// A device that was taken off the books or lost is heard.
    case goneDevice = "AST-3"
    /// A device is heard through the hub of another household.
    case wrongPlace = "AST-4"

    /// How urgent it is at first; a stranger who goes on becomes a P3.
    public var priority: Priority {
        switch self {
        case .areaOutage, .drillPress, .strayPress: .p2
        case .storedDevice, .goneDevice, .wrongPlace: .p3
        case .badMessages, .clockSkew, .stranger: .p4
        }
    }

    /// Who acts.
    public var audience: Audience {
        switch self {
        case .areaOutage, .stranger, .drillPress, .storedDevice, .strayPress, .goneDevice, .wrongPlace: .operator
        case .badMessages, .clockSkew: .technician
        }
    }

    /// Whether a person must close it, because nothing else ends it.
    public var latches: Bool { self == .strayPress || self == .goneDevice }

    /// How often an unanswered one is announced again.
    public var reminder: Milliseconds {
        switch self {
        case .strayPress: .seconds(60)
        case .drillPress: .minutes(5)
        case .areaOutage, .stranger: .hours(1)
        case .badMessages, .clockSkew, .storedDevice, .goneDevice, .wrongPlace: .hours(24)
        }
    }

    /// The limits it judges by where nobody overrides them, as people read them.
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
        case .storedDevice:
            [
                ("messages", "\(Limits.storedMessages)"), ("hold", "\(Limits.storedDelay)"),
                ("quiet", "\(Limits.storedQuiet)"),
            ]
        case .wrongPlace: [("messages", "\(Limits.strayMessages)"), ("within", "\(Limits.strayWindow)")]
        case .drillPress, .strayPress, .goneDevice: []
        }
    }

    /// What people read.
    public var title: BilingualText {
        switch self {
        case .areaOutage: BilingualText(zh: "片区停电或断网", en: "Area without power or network")
        case .badMessages: BilingualText(zh: "上报数据无法解读或不可信", en: "Messages unreadable or implausible")
        case .clockSkew: BilingualText(zh: "设备时钟偏差", en: "Device clock is wrong")
        case .stranger: BilingualText(zh: "未登记或越权的设备", en: "Unregistered or unauthorised device")
        case .storedDevice: BilingualText(zh: "在库设备仍在上报", en: "Device reports though in storage")
        case .strayPress: BilingualText(zh: "未在用设备按下紧急呼叫", en: "SOS from a device that is not in service")
        case .goneDevice: BilingualText(zh: "报废或遗失设备上报，请找回", en: "Retired or lost device reports: find it")
        case .wrongPlace: BilingualText(zh: "设备不在登记地点", en: "Device is not where it is registered")
        case .drillPress: BilingualText(zh: "演练中按键后无人联系，请核实", en: "Pressed in a drill, reached by nobody: check")
        }
    }
}
