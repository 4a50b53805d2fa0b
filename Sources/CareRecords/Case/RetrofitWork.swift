/// What a home is retrofitted with. Source: the plan, 五(二)1(1), after 民发〔2020〕86号.
public enum RetrofitWork: String, RecordWord {
    case antiSlipFloor = "anti-slip-floor"
    case doorAccess = "door-access"
    case bedroom
    case bathroom
    case grabBars = "grab-bars"
    case bathStool = "bath-stool"
    case floorLevels = "floor-levels"
    case toilet
    case surroundings

    /// In Chinese.
    public var title: String {
        switch self {
        case .antiSlipFloor: "地面防滑处理"
        case .doorAccess: "房门无障碍改造"
        case .bedroom: "卧室改造"
        case .bathroom: "如厕洗浴设备改造"
        case .grabBars: "扶手或抓杆安装"
        case .bathStool: "浴凳配置"
        case .floorLevels: "地面高差处理"
        case .toilet: "坐便器改造"
        case .surroundings: "物理环境改造"
        }
    }

    /// Whether the plan demands it in every home; the others follow need and wish.
    public var isMandatory: Bool {
        switch self {
        case .antiSlipFloor, .doorAccess, .bedroom, .bathroom, .grabBars, .bathStool: true
        case .floorLevels, .toilet, .surroundings: false
        }
    }
}
