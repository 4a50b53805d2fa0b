internal import CareCore

/// What orders the waiting list. Source: the plan, 三(二): 同等条件下,优先安排特困、低保、高龄、留守老年人; the group of low
/// incomes has no priority of its own there. Then the day of screening.
struct WaitingRank: Hashable, Sendable {
    /// From this age people are of advanced age (高龄). Source: the mark of the register, 80 years.
    static let advancedAge = 80

    let group: TargetGroup
    let isOfAdvancedAge: Bool
    let isLeftBehind: Bool
    let screenedOn: CivilDate
    let careCase: RecordID

    /// Age is counted on `today`, the day of the list.
    init(_ resident: RecordRow, screenedOn: CivilDate, careCase: RecordID, today: CivilDate) {
        let marks = resident[ResidentField.priority]?.words ?? []
        let age = resident[SharedField.identityNumber].map { today.years(since: $0.birth) } ?? 0
        group = resident[ResidentField.group] ?? .other
        isOfAdvancedAge = marks.contains(.advancedAge) || age >= Self.advancedAge
        isLeftBehind = marks.contains(.leftBehind)
        self.screenedOn = screenedOn
        self.careCase = careCase
    }

    /// The ways in which two lines can differ, in the order in which they decide.
    enum Ground: CaseIterable { case group, age, leftBehind, day, identity }

    private var groupOrder: Int {
        switch group {
        case .extremePoverty: 0
        case .minimumIncome: 1
        case .lowIncome, .other: 2
        }
    }

    /// The first ground on which this line comes before or after `other`; `nil` for the same case.
    func ground(before other: WaitingRank) -> (ground: Ground, isBefore: Bool)? {
        if groupOrder != other.groupOrder { return (.group, groupOrder < other.groupOrder) }
        if isOfAdvancedAge != other.isOfAdvancedAge { return (.age, isOfAdvancedAge) }
        if isLeftBehind != other.isLeftBehind { return (.leftBehind, isLeftBehind) }
        if screenedOn != other.screenedOn { return (.day, screenedOn < other.screenedOn) }
        return careCase == other.careCase ? nil : (.identity, careCase < other.careCase)
    }

    /// What the line has of its own.
    var own: BilingualText {
        var zh = [group.title]
        var en = ["group \(group.rawValue)"]
        if isOfAdvancedAge {
            zh.append("高龄")
            en.append("advanced age")
        }
        if isLeftBehind {
            zh.append("留守")
            en.append("left behind")
        }
        zh.append("\(screenedOn.recordText)筛查")
        en.append("screened on \(screenedOn.recordText)")
        return BilingualText(zh: zh.joined(separator: "、"), en: en.joined(separator: ", "))
    }

    /// Why the line comes right behind `other`.
    func text(behind other: WaitingRank, place: Int) -> BilingualText {
        switch other.ground(before: self)?.ground {
        case .group:
            BilingualText(
                zh: "排在第\(place)位之后:其类别为\(other.group.title)",
                en: "behind place \(place), whose group is \(other.group.rawValue)")
        case .age:
            BilingualText(zh: "排在第\(place)位之后:其为高龄", en: "behind place \(place), who is of advanced age")
        case .leftBehind:
            BilingualText(zh: "排在第\(place)位之后:其为留守", en: "behind place \(place), who is left behind")
        case .day:
            BilingualText(
                zh: "排在第\(place)位之后:其\(other.screenedOn.recordText)已筛查",
                en: "behind place \(place), screened on \(other.screenedOn.recordText)")
        case .identity, nil:
            BilingualText(
                zh: "与第\(place)位条件相同,按个案编号排列", en: "equal to place \(place); in order of the case numbers")
        }
    }
}
