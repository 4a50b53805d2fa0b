internal import SimKit

/// One piece of the county's property in the played programme.
struct AssetStory {
    let county: CountyCast
    let asset: String
    let kind: String
    let serial: String
    /// A silent thing has none.
    let device: String?

    typealias Fields = [(name: String, text: String)]

    /// Prices in fen, own choice.
    private static let prices: [String: Int64] = [
        "emergency-call": 38_000, "wearable": 49_900, "camera": 26_000, "nursing-bed": PlayedPrice.device,
        "smart-mattress": 180_000, "pill-box": 65_000, "commode": 18_000,
    ]

    /// Parts that the next person does not get.
    private var ownParts: String {
        switch kind {
        case "wearable": "watch-strap sim"
        case "pill-box": "pill-trays"
        default: ""
        }
    }

    var price: Int64 { Self.prices[kind] ?? 10_000 }
    var store: String { "store-\(county.code)" }

    /// It comes onto the books, before it has a device identity.
    func registration(_ moment: Moment) -> Fields {
        [
            ("asset", asset), ("county", county.code), ("kind", kind), ("model", "\(kind)-A"), ("serial", serial),
            ("fund", "central"), ("price", "\(price)"), ("purchasedOn", "2021-07-15"),
            ("warrantyUntil", "2022-07-15"), ("lifeMonths", "36"), ("owner", "\(county.name)民政局"),
            ("store", store), ("custodian", "沈某"), ("at", CivilText.moment(moment)), ("by", "沈某"),
            ("document", "RK-\(county.code)"),
        ]
    }

    /// What the steps of an office need.
    func step(_ moment: Moment, _ reason: String, _ more: Fields = []) -> Fields {
        own(moment, reason) + [("by", "沈某")] + more
    }

    /// What the steps of the technician need.
    func handling(_ moment: Moment, _ reason: String, _ more: Fields = []) -> Fields {
        own(moment, reason) + [("technician", county.technician)] + more
    }

    func sanitation(_ moment: Moment) -> Fields {
        step(moment, "清洗消毒", [("agent", "含氯消毒剂500mg/L"), ("method", "擦拭30分钟后清水擦净")])
    }

    func test(_ moment: Moment, isPassed: Bool) -> Fields {
        work(moment) + [("passed", isPassed ? "yes" : "no")]
    }

    func wiping(_ moment: Moment) -> Fields { work(moment) + [("method", "恢复出厂设置")] }

    func ready(_ moment: Moment) -> Fields { step(moment, "可再分配", [("partsReplaced", ownParts)]) }

    private func own(_ moment: Moment, _ reason: String) -> Fields {
        [
            ("asset", asset), ("at", CivilText.moment(moment)), ("reason", reason),
            ("document", "AS-\(moment.milliseconds)"),
        ]
    }

    private func work(_ moment: Moment) -> Fields {
        [
            ("asset", asset), ("at", CivilText.moment(moment)), ("by", "沈某"),
            ("document", "AW-\(moment.milliseconds)"),
        ]
    }
}
