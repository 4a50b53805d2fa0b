extension Figure {
    /// What the two rates are made of. Source: care.md 9, 能用 and 起作用.
    enum RateMeasure: String, CaseIterable {
        /// In service at the end of the last day.
        case inService = "in-service"
        /// Of those, usable.
        case usable
        /// Of those in service, what is judged by its use: long enough in service for it.
        case judged
        /// Of those judged, in use.
        case used

        /// In Chinese.
        var title: String {
            switch self {
            case .inService: "在役"
            case .usable: "能用"
            case .judged: "应评起作用"
            case .used: "起作用"
            }
        }
    }

    /// A figure of one class, or of everything in service.
    static func rate(_ useClass: UseClass?, _ measure: RateMeasure) -> Figure {
        standing(
            "\(rateName(useClass))-\(measure.rawValue)", .devices, "\(rateTitle(useClass)):\(measure.title)", .devices,
            of: "dailyRate", .sum)
    }

    /// 能用率: usable of those in service.
    static func usableRate(_ useClass: UseClass?) -> Figure {
        ratio(
            "\(rateName(useClass))-usable-rate", .devices, "\(rateTitle(useClass)):能用率", .percent,
            rate(useClass, .usable), rate(useClass, .inService))
    }

    /// 起作用率: in use of those judged.
    static func usedRate(_ useClass: UseClass?) -> Figure {
        ratio(
            "\(rateName(useClass))-used-rate", .devices, "\(rateTitle(useClass)):起作用率", .percent,
            rate(useClass, .used), rate(useClass, .judged))
    }

    private static func rateName(_ useClass: UseClass?) -> String {
        "rates-" + (useClass.map { String($0.rawValue.map { $0 == "_" ? "-" : $0 }) } ?? "all")
    }

    private static func rateTitle(_ useClass: UseClass?) -> String { useClass?.title ?? "全部设备" }

    static let rates: [Figure] = ([nil] + UseClass.allCases.map { $0 }).flatMap { useClass in
        RateMeasure.allCases.map { rate(useClass, $0) } + [usableRate(useClass), usedRate(useClass)]
    }
}
