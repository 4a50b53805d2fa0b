extension Figure {
    /// Served residents, one a valid finished visit (人次).
    static let visited = flow("visits-served", .visits, "上门人次", .visits, of: "visit")
    /// What counts toward the promise for the end of 2021.
    static let visitedEarly = flow(
        "visits-early", .visits, "2021年底前上门人次", .visits, of: "visit", target: earlyVisitTarget.name)
    /// What counts toward the promise in all.
    static let visitedPromised = flow(
        "visits-promised", .visits, "计入任务上门人次", .visits, of: "visit", target: visitTarget.name)
    /// Later visits.
    static let visitedFurther = flow("visits-further", .visits, "后续上门人次", .visits, of: "visit")
    /// Finished visits that count nowhere.
    static let visitsDoubtful = flow("visits-doubtful", .visits, "存疑上门", .times, of: "visit")
    /// All finished visits.
    static let visitsFinished = flow("visits-finished", .visits, "完成上门", .times, of: "visit")
    /// Finished visits on which at least two served.
    static let visitsByTwo = flow("visits-two-staff", .visits, "两人上门", .times, of: "visit")
    /// Visits planned for the days.
    static let visitsPlanned = flow("visits-planned", .visits, "计划上门", .times, of: "visit")
    /// Planned visits that took place.
    static let visitsKept = flow("visits-kept", .visits, "按计划完成上门", .times, of: "visit")
    /// Visits that the family rated.
    static let visitsRated = flow("visits-rated", .visits, "已评价上门", .times, of: "visit")
    /// Points of those.
    static let visitPoints = flow("visits-points", .visits, "评价得分", .times, of: "visit", .sum)
    /// Length of all visits of `visited`.
    static let visitLength = flow("visits-length", .visits, "上门时长", .milliseconds, of: "visit", .sum)

    /// Residents with at least that many visits.
    static func visitedTimes(_ times: Int) -> Figure {
        flow(
            "visits-residents-\(times)", .visits, times == 1 ? "上门服务人数" : "≥\(times)次人数", .people, of: "visit",
            .groups(atLeast: times), family: "visited")
    }

    static let visits: [Figure] = [
        visited, visitedEarly, visitedPromised, visitedFurther, visitsDoubtful, visitsFinished, visitedTimes(1),
        visitedTimes(2), visitedTimes(3),
        ratio("visits-per-resident", .visits, "人均次数", .mean, visited, visitedTimes(1)),
        visitsByTwo, ratio("visits-two-staff-rate", .visits, "两人上门率", .percent, visitsByTwo, visitsFinished),
        visitLength, ratio("visits-mean-length", .visits, "平均时长", .minutes, visitLength, visited),
        visitsRated, visitPoints, ratio("visits-satisfaction", .visits, "满意度", .mean, visitPoints, visitsRated),
        visitsPlanned, visitsKept, ratio("visits-kept-rate", .visits, "计划完成率", .percent, visitsKept, visitsPlanned),
    ]

    /// People trained; somebody trained twice is one.
    static let trained = flow(
        "training-people", .training, "培训人数", .people, of: "training", .groups(atLeast: 1), family: "trained")
    /// People trained who passed and hold a certificate.
    static let certified = flow(
        "training-certified", .training, "取证人数", .people, of: "training", .groups(atLeast: 1), family: "trained")
    /// Beds with somebody who was trained and holds a certificate.
    static let trainedBeds = flow(
        "training-beds", .training, "家庭成员受训床位", .beds, of: "bed", target: trainingTarget.name)

    static let training: [Figure] = [trained, certified, trainedBeds]
}
