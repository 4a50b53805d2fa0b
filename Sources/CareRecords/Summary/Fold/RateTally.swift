/// Both rates of some devices.
struct RateTally {
    private var inService = FigurePart()
    private var usable = FigurePart()
    private var judged = FigurePart()
    private var used = FigurePart()

    /// Each measure with its value.
    var parts: [(measure: Figure.RateMeasure, part: FigurePart)] {
        [(.inService, inService), (.usable, usable), (.judged, judged), (.used, used)]
    }

    /// Adds a device; `names` says whether it is named.
    mutating func add(_ rate: DeviceRate, names: Bool) {
        func count(_ part: inout FigurePart) {
            part.amount += 1
            if names { part.keys.append(rate.name) }
        }
        count(&inService)
        if rate.isUsable { count(&usable) }
        if let isUsed = rate.isUsed {
            count(&judged)
            if isUsed { count(&used) }
        }
    }

    /// Adds others.
    mutating func add(_ other: RateTally) {
        inService.add(other.inService)
        usable.add(other.usable)
        judged.add(other.judged)
        used.add(other.used)
    }
}
