/// Pieces of one kind at one place, added up.
struct KitCount {
    /// Signed off on the days before the period.
    var fittedBefore: Int64 = 0
    /// Signed off on the days of the period.
    var fitted = FigurePart()
    /// In use at the end of the last day.
    var inUse = FigurePart()

    /// Adds others.
    mutating func add(_ other: KitCount) {
        fittedBefore += other.fittedBefore
        fitted.add(other.fitted)
        inUse.add(other.inUse)
    }
}
