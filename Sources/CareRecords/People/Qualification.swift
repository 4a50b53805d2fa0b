/// What qualifies a member of the staff. The five levels are those of the national vocational standard for care workers
/// (养老护理员国家职业技能标准, 2019); the others are licences of their professions.
public enum Qualification: String, RecordWord {
    case careWorker5 = "care-worker-5"
    case careWorker4 = "care-worker-4"
    case careWorker3 = "care-worker-3"
    case careWorker2 = "care-worker-2"
    case careWorker1 = "care-worker-1"
    case nurse
    case doctor
    case therapist
    case socialWorker = "social-worker"
    /// Works for the provider without a qualification that counts for visits: drivers, office.
    case none

    /// In Chinese.
    public var title: String {
        switch self {
        case .careWorker5: "养老护理员五级"
        case .careWorker4: "养老护理员四级"
        case .careWorker3: "养老护理员三级"
        case .careWorker2: "养老护理员二级"
        case .careWorker1: "养老护理员一级"
        case .nurse: "护士"
        case .doctor: "医师"
        case .therapist: "康复治疗师"
        case .socialWorker: "社会工作者"
        case .none: "无"
        }
    }

    /// Whether somebody with it counts as one of the two professionals of a visit.
    public var countsForVisits: Bool { self != .none }
}
