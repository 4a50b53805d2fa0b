extension Figure {
    /// Beds to be set up.
    static let bedTarget = target("target-beds", "任务床位数", .beds)
    /// Residents to be served by the end of 2021.
    static let earlyVisitTarget = target("target-visits-2021", "任务上门人次(2021年底前)", .visits)
    /// Residents to be served in all.
    static let visitTarget = target("target-visits", "任务上门人次", .visits)
    /// People to be trained.
    static let trainingTarget = target("target-training", "任务培训人数", .people)

    /// Care agreements signed.
    static let signed = flow("beds-signed", .beds, "已签约", .beds, of: "careCase", family: "signed")
    /// Retrofits accepted.
    static let retrofitted = flow(
        "beds-retrofitted", .beds, "已改造验收", .beds, of: "careCase", family: "retrofitted")
    /// Beds put into service.
    static let built = flow(
        "beds-built", .beds, "已建成", .beds, of: "bed", family: "turnover", target: bedTarget.name)
    /// Beds in service.
    static let inUse = standing("beds-in-use", .beds, "在用", .beds, of: "bed", family: "served")

    /// Beds in service by the state of their mandatory kit.
    static func kit(_ state: KitCompleteness) -> Figure {
        let title =
            switch state {
            case .complete: "四类必配齐全数"
            case .completeButRefused: "四类必配齐全(有书面拒绝)"
            case .missing: "四类必配不齐"
            }
        return standing("beds-kit-\(state.rawValue)", .beds, title, .beds, of: "bed", family: "kit")
    }

    private static func target(_ name: String, _ title: String, _ unit: FigureUnit) -> Figure {
        standing(name, .target, title, unit, of: "county", .sum)
    }

    static let targets: [Figure] = [bedTarget, earlyVisitTarget, visitTarget, trainingTarget]

    static let beds: [Figure] = [signed, retrofitted, built, inUse] + KitCompleteness.allCases.map { kit($0) }
}
