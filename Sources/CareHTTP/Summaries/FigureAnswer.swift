internal import CareRecords

/// A figure of the catalogue.
struct FigureAnswer: Encodable, Sendable {
    let name: String
    let title: String
    let group: String
    let unit: String
    let measure: String
    let table: String
    let personal: Bool
    let target: String?

    init(_ figure: Figure) {
        name = figure.name
        title = figure.title
        group = figure.group.rawValue
        unit = figure.unit.title
        measure =
            switch figure.measure {
            case .flow: "flow"
            case .standing: "standing"
            case .ratio: "ratio"
            }
        table = figure.table
        personal = figure.isPersonal
        target = figure.target
    }
}
