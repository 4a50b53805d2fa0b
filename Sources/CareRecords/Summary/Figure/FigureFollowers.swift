/// Figures from which a number of people can be reckoned although they count none: each bed has one button, each
/// visit serves somebody. Where one of the families that they follow is hidden, they are hidden with it, all together.
/// Decision 74.
struct FigureFollowers: Sendable {
    /// Its name in masks; no family and no figure has it.
    let name: String
    /// What goes along, without ratios, which are hidden where a part of them is.
    let figures: [Figure]
    /// Families of people that could be reckoned from the figures, or of whom a figure would tell alone.
    let families: Set<String>

    /// All of them; only what was to be reached follows nobody.
    static let all = [
        FigureFollowers("equipment", equipment, ["served", "kit"]),
        FigureFollowers("custody", custody, ["served", "kit", "turnover"]),
        FigureFollowers("visits", Figure.visits, ["served", "visited"]),
        FigureFollowers("training", Figure.training, ["served", "trained"]),
        FigureFollowers("answers", Figure.alerts + answered, ["served", "visited"]),
        FigureFollowers(
            "money", Figure.money, ["served", "kit", "turnover", "assessed", "retrofitted", "visited", "trained"]),
    ]

    private static let byFigure: [String: FigureFollowers] = {
        var found: [String: FigureFollowers] = [:]
        for followers in all { for figure in followers.figures { found[figure.name] = followers } }
        return found
    }()

    /// Those to which a figure belongs.
    static func of(_ figure: Figure) -> FigureFollowers? { byFigure[figure.name] }

    private init(_ name: String, _ figures: [Figure], _ families: Set<String>) {
        self.name = name
        self.figures = figures.filter { if case .ratio = $0.measure { false } else { true } }
        self.families = families
    }

    /// What stands in the homes and how it is used: as many of a kind as there are beds.
    private static let equipment: [Figure] = {
        let measures: [Figure.DeviceMeasure] = [.inUse, .onlineSeconds, .effectiveSeconds, .serviceSeconds, .faults]
        let devices = Figure.deviceKinds.flatMap { kind in measures.map { Figure.device(kind, $0) } }
        return devices + Figure.rates + [Figure.silentDevices]
    }()

    /// What was fitted and what came back: as many of a kind as there are beds that came or went.
    private static let custody: [Figure] = {
        let measures: [Figure.DeviceMeasure] = [.fitted, .awaitingReturn, .returned, .reissued, .retired]
        return Figure.deviceKinds.flatMap { kind in measures.map { Figure.device(kind, $0) } }
    }()

    private static let answered = Figure.quality.filter { $0.name != Figure.silentDevices.name }
}
