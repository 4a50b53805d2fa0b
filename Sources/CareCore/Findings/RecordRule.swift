/// A rule that judges records, and the facts of whole days, instead of what devices say at a moment. Raw values are the
/// rule identities on the wire and in records. Source: care.md 8.2, 8.4.
public enum RecordRule: String, CaseIterable, Sendable {
    /// A visit was planned and nobody has checked in.
    case visitNotStarted = "VIS-1"
    /// Something is odd about a visit that took place.
    case visitAnomaly = "VIS-2"
    /// A resident has fewer visits than are due soon.
    case visitsBehind = "VIS-3"
    /// A resident is to be assessed again.
    case reassessment = "ASM-1"
    /// Equipment was not collected in time after the end of the service that it was for.
    case notCollected = "AST-5"
    /// Equipment counts as in service and says nothing.
    case useless = "AST-6"
    /// Another step of a recovery is late: the family does not know of it, what came back is not clean, or not ready
    /// for the next. care.md 8.2 has the collection alone; the days are those of its section 11.
    case recoveryLate = "AST-7"

    /// How urgent it is.
    public var priority: Priority {
        switch self {
        case .visitNotStarted, .notCollected, .useless: .p3
        case .visitAnomaly, .visitsBehind, .reassessment, .recoveryLate: .p4
        }
    }

    /// Who acts.
    public var audience: Audience {
        switch self {
        case .visitNotStarted, .visitAnomaly: .operator
        case .visitsBehind, .reassessment, .notCollected, .useless, .recoveryLate: .county
        }
    }

    /// How often an unanswered one is announced again; `nil` for never.
    public var reminder: Milliseconds? {
        switch self {
        case .visitNotStarted: .hours(1)
        case .visitAnomaly, .recoveryLate: nil
        case .visitsBehind, .reassessment, .notCollected, .useless: .days(7)
        }
    }

    /// How long one that a person has closed is not raised again while the same is so; `nil` for never again. Own
    /// choice: what is never announced again is not raised again either.
    var setAside: Milliseconds? { reminder.map { max($0, Limits.setAside(priority)) } }

    /// The limits it judges by, as people read them; the records' own, nothing overrides them.
    public var thresholds: [(name: String, value: String)] {
        switch self {
        case .visitNotStarted: [("after_plan", "30m")]
        case .visitAnomaly: [("shortest", "20m"), ("longest", "4h"), ("distance", "300 m"), ("overlap", "0")]
        case .visitsBehind: [("visits", "2"), ("due_within", "14d")]
        case .reassessment: [("mzt039", "6 months"), ("gbt42195", "12 months"), ("events_in_30d", "2")]
        case .notCollected: [("after_end", "the county's day; 15d without one")]
        case .useless: [("silent_days", "7")]
        case .recoveryLate: [("after", "the county's days; notice 3d, sanitised 7d, available 30d without them")]
        }
    }

    /// What people read.
    public var title: BilingualText {
        switch self {
        case .visitNotStarted: BilingualText(zh: "上门服务未按时开始", en: "Visit not started")
        case .visitAnomaly: BilingualText(zh: "上门服务记录异常", en: "Visit record is odd")
        case .visitsBehind: BilingualText(zh: "上门次数不足", en: "Visits behind plan")
        case .reassessment: BilingualText(zh: "能力评估到期", en: "Re-assessment due")
        case .notCollected: BilingualText(zh: "设备未按期回收", en: "Equipment not collected")
        case .useless: BilingualText(zh: "在用设备无有效数据", en: "Equipment in service says nothing")
        case .recoveryLate: BilingualText(zh: "设备回收环节逾期", en: "A step of a recovery is late")
        }
    }
}
