public import CareCore

/// How many beds have their kit: three figures, each with its beds, and through them the rows.
public struct KitFigure: Sendable, Equatable {
    /// The standing of each bed that has a row.
    public let beds: [BedID: KitStanding]

    /// Folds rows of `kitItem` of any number of beds.
    public init(_ items: [RecordRow]) {
        var byBed: [BedID: [RecordRow]] = [:]
        for row in items {
            guard let bed = row[SharedField.bed] else { continue }
            byBed[bed, default: []].append(row)
        }
        beds = byBed.mapValues { KitStanding($0) }
    }

    /// The beds whose kit is in that state, in order.
    public func beds(_ completeness: KitCompleteness) -> [BedID] {
        beds.filter { $0.value.completeness == completeness }.keys.sorted { $0.description < $1.description }
    }
}
