public import CareCore

/// The classes by which the two rates are counted: those of devices, and silent things that are no nursing beds.
public enum UseClass: String, CaseIterable, Sendable {
    case button = "emergency_button"
    case hub
    case wearable
    case mattress = "smart_mattress"
    case pad = "wetness_pad"
    case pillBox = "pill_box"
    case camera
    case alarm = "household_alarm"
    case nursingBed = "nursing_bed"
    /// What sends nothing and is only looked at.
    case silent

    /// The class of a device that sends something, or of a nursing bed.
    public init(_ deviceClass: DeviceClass) {
        switch deviceClass {
        case .emergencyButton: self = .button
        case .hub: self = .hub
        case .wearable: self = .wearable
        case .smartMattress: self = .mattress
        case .wetnessPad: self = .pad
        case .pillBox: self = .pillBox
        case .camera: self = .camera
        case .householdAlarm: self = .alarm
        case .nursingBed: self = .nursingBed
        }
    }

    /// The class of a number; `nil` when there is none.
    public init?(number: Int64) {
        if number == 0 {
            self = .silent
        } else {
            guard let deviceClass = UInt8(exactly: number).flatMap({ DeviceClass(rawValue: $0) }) else { return nil }
            self.init(deviceClass)
        }
    }

    /// As it is stored: the number of the device's class, 0 for what sends nothing.
    public var number: Int64 { DeviceClass.allCases.first { Self($0) == self }.map { Int64($0.rawValue) } ?? 0 }

    /// In Chinese.
    public var title: String {
        switch self {
        case .button: "紧急呼叫"
        case .hub: "家庭网关"
        case .wearable: "智能穿戴"
        case .mattress: "智能床垫"
        case .pad: "尿湿感应垫"
        case .pillBox: "智能药箱"
        case .camera: "视频监控"
        case .alarm: "报警器"
        case .nursingBed: "护理床"
        case .silent: "不联网物品"
        }
    }
}
