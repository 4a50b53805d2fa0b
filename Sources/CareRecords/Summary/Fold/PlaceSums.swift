internal import CareCore

/// Values at places, added up before they are put into the table: there are as many rows as there are devices, and a
/// row costs an index instead of several look-ups. Rows that follow another of the same bed cost not even one.
struct PlaceSums<Value> {
    /// The places, each in its slot.
    private(set) var places: [SummaryPlace] = []
    /// What was added up, slot by slot.
    var values: [Value] = []
    private var slots: [SummaryPlace: Int] = [:]
    private var newest: (bed: BedID, slot: Int)?
    private let empty: Value

    /// Begins with nothing at all places; `empty` is what a place begins with.
    init(from empty: Value) { self.empty = empty }

    /// The slot of a place.
    mutating func slot(at place: SummaryPlace) -> Int {
        if let slot = slots[place] { return slot }
        slots[place] = values.count
        places.append(place)
        values.append(empty)
        return values.count - 1
    }

    /// The slot of the place of a bed.
    mutating func slot(of bed: BedID, in known: SummaryPlaces) -> Int {
        if let newest, newest.bed == bed { return newest.slot }
        let slot = slot(at: known.place(of: bed))
        newest = (bed, slot)
        return slot
    }
}
