/// Pieces of one kind at one place, added up.
struct KitCount {
    /// Signed off on the days before the period.
    private(set) var fittedBefore: Int64 = 0
    /// Signed off on the days of the period.
    private(set) var fitted = FigurePart()
    /// In use at the end of the last day.
    private(set) var inUse = FigurePart()

    /// Adds a piece that was signed off; `name` is its key where rows are named.
    mutating func add(isNew: Bool, isInUse: Bool, name: String?) {
        if isNew { Self.count(&fitted, name) } else { fittedBefore += 1 }
        if isInUse { Self.count(&inUse, name) }
    }

    private static func count(_ part: inout FigurePart, _ name: String?) {
        part.amount += 1
        if let name { part.keys.append(name) }
    }
}
