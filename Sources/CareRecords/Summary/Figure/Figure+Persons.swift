extension Figure {
    /// People screened for the programme.
    static let screened = flow("persons-screened", .persons, "已筛查", .people, of: "resident", family: "screened")
    /// People whose ability was assessed.
    static let assessed = flow("persons-assessed", .persons, "已评估", .people, of: "resident", family: "assessed")
    /// People in service.
    static let served = standing(
        "persons-served", .persons, "服务对象数", .people, of: "resident", family: "served")
    /// People whose service began.
    static let newlyServed = flow("persons-new", .persons, "新增", .people, of: "resident", family: "turnover")
    /// People left behind by children who work elsewhere.
    static let leftBehind = served("persons-left-behind", "留守", "left-behind")
    /// People who live alone.
    static let livesAlone = served("persons-lives-alone", "独居", "lives-alone")

    /// People in service of a group of the plan.
    static func group(_ group: TargetGroup) -> Figure {
        let title =
            switch group {
            case .extremePoverty: "特困"
            case .minimumIncome: "低保"
            case .lowIncome: "低收入"
            case .other: "其他"
            }
        return served("persons-group-\(group.rawValue)", title, "persons-group")
    }

    /// People in service by the grade of their newest assessment, 1 light, 2 middle, 3 and more heavy.
    static let disabilities = [
        served("persons-disability-light", "轻度失能", "persons-disability"),
        served("persons-disability-middle", "中度失能", "persons-disability"),
        served("persons-disability-heavy", "重度(完全)失能", "persons-disability"),
        served("persons-disability-none", "无失能或未评估", "persons-disability"),
    ]

    /// People in service by age, each with its first year.
    static let ages: [(from: Int, figure: Figure)] = [
        (90, served("persons-age-90", "90岁以上", "persons-age")),
        (80, served("persons-age-80", "80–89岁", "persons-age")),
        (70, served("persons-age-70", "70–79岁", "persons-age")),
        (60, served("persons-age-60", "60–69岁", "persons-age")),
        (.min, served("persons-age-below-60", "60岁以下", "persons-age")),
    ]

    /// People whose service ended because they recovered.
    static let endedRecovered = ended("recovered", "终止:康复")
    /// People whose service ended because they died; deaths that are not confirmed are none.
    static let endedDeceased = ended("deceased", "终止:去世")
    /// People whose service ended for another reason.
    static let endedOtherwise = ended("other", "终止:其他")

    private static func served(_ name: String, _ title: String, _ family: String) -> Figure {
        standing(name, .persons, title, .people, of: "resident", family: family)
    }

    private static func ended(_ name: String, _ title: String) -> Figure {
        flow("persons-ended-\(name)", .persons, title, .people, of: "resident", family: "turnover")
    }

    static let persons: [Figure] =
        [screened, assessed, served] + TargetGroup.allCases.map { group($0) } + disabilities
        + ages.reversed().map(\.figure) + [leftBehind, livesAlone, newlyServed]
        + [endedRecovered, endedDeceased, endedOtherwise]
}
