internal import CareRecords

/// Something of which a figure is far from what is usual in its county.
struct OutlierAnswer: Encodable, Sendable {
    let kind: String
    let name: String
    let measure: String
    let title: String
    let value: Double
    let median: Double
    let deviations: Double
    let peers: Int
    let table: String
    let rows: [String]

    init(_ outlier: Outlier) {
        kind = outlier.kind.rawValue
        name = outlier.name
        measure = outlier.measure.rawValue
        title = outlier.measure.title
        value = outlier.value
        median = outlier.median
        deviations = outlier.deviations
        peers = outlier.peers
        table = outlier.measure.table
        rows = outlier.rows
    }
}
