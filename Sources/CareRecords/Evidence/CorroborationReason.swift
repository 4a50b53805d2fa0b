/// Why a bed's devices say what they say of a visit.
public enum CorroborationReason: String, RecordWord {
    /// A call button was tested.
    case testPress = "test-press"
    /// Staff checked in at the bed's own reader or tag.
    case checkIn = "check-in"
    /// Somebody took a value by hand.
    case measurement
    /// Two kinds of weaker signs: the door as staff came or left, movement, the resident leaving or entering the bed.
    case severalSigns = "several-signs"
    /// One weaker sign, which the resident may have given alone.
    case oneSign = "one-sign"
    /// The hub or the devices were silent for a part of the time.
    case hubOffline = "hub-offline"
    /// Nothing in the home could have seen staff.
    case noSensor = "no-sensor"
    /// The sensors of the room were in contact throughout and saw nobody.
    case roomStill = "room-still"
    /// The resident's watch had left its safe area.
    case residentElsewhere = "resident-elsewhere"
    /// The records have the resident away.
    case residentAway = "resident-away"

    /// In Chinese.
    public var title: String {
        switch self {
        case .testPress: "测试按压"
        case .checkIn: "床旁刷卡"
        case .measurement: "人工测量"
        case .severalSigns: "多种迹象"
        case .oneSign: "单一迹象"
        case .hubOffline: "网关离线"
        case .noSensor: "无可见设备"
        case .roomStill: "房间无人活动"
        case .residentElsewhere: "老人在别处"
        case .residentAway: "老人已登记外出"
        }
    }
}
