/// What a piece of the county's property is. The first nine are the plan's kit. Source: the plan, 五(二)2; care.md 11
/// for the hub and the things that do not talk.
public enum AssetKind: String, RecordWord {
    case emergencyCall = "emergency-call"
    case camera
    case wearable
    case nursingBed = "nursing-bed"
    case alarm
    case wetnessPad = "wetness-pad"
    case smartMattress = "smart-mattress"
    case pillBox = "pill-box"
    case hub
    case showerStool = "shower-stool"
    case commode
    case other

    /// In Chinese.
    public var title: String {
        switch self {
        case .hub: "网关主机"
        case .showerStool: "淋浴凳"
        case .commode: "坐便椅"
        case .emergencyCall, .camera, .wearable, .nursingBed, .alarm, .wetnessPad, .smartMattress, .pillBox, .other:
            kitKind.title
        }
    }

    /// What the same thing is in a bed's kit; hubs and movable fittings are entered there as other.
    public var kitKind: KitKind { KitKind(rawValue: rawValue) ?? .other }

    /// Whether it serves one person and goes with that person's case. What serves a household stays as long as anybody
    /// there is served.
    public var isPersonal: Bool {
        switch self {
        case .commode: true
        case .hub, .showerStool: false
        default: kitKind.isPersonal
        }
    }

    /// The parts that are not given to another person. Source: care.md 11.
    public var ownParts: Set<AssetPart> {
        switch self {
        case .wetnessPad: [.padSurface]
        case .wearable: [.watchStrap, .sim]
        case .pillBox: [.pillTrays]
        default: []
        }
    }
}
