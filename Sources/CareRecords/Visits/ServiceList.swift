internal import CareCore

/// A county's list of services on one day.
struct ServiceList {
    let county: CountyCode
    let day: CivilDate
    let book: any RecordBook

    /// The line of an item that holds on the day: the newest of those that are valid; `nil` when none is.
    func line(_ item: RecordID) throws -> RecordRow? {
        let lines = try book.rows(
            .serviceItem, where: [.equal(SharedField.county, county), .equal(VisitLineField.item, item)])
        func isValid(_ line: RecordRow) -> Bool {
            guard let from = line[ServiceItemField.validFrom], from <= day else { return false }
            return line[ServiceItemField.validUntil].map { $0 >= day } ?? true
        }
        // In order of the key, whose last part is the first valid day.
        return lines.last(where: isValid)
    }

    /// The lines of a visit's items, and what is wrong with the items.
    /// Messages name `field`, the form's field in which they stand.
    func lines(
        of visit: RecordID, _ field: String, planned: [ItemMinutes], actual: [ServedItem]
    ) throws -> (puts: [RecordPut], faults: [RecordFault]) {
        var puts: [RecordPut] = []
        var faults: [RecordFault] = []
        var items: [RecordID] = []
        for item in actual.map(\.item) + planned.map(\.item) where !items.contains(item) { items.append(item) }
        for item in items {
            guard let line = try line(item) else {
                faults.append(
                    RecordFault(
                        field, expected: "items of the service list of \(county) on \(day.recordText)",
                        found: item.text, hint: "mend the code, or enter the item into the list"))
                continue
            }
            let row = RecordRow().with(VisitField.visit, visit).with(VisitLineField.item, item)
                .with(VisitLineField.plannedMinutes, planned.first { $0.item == item }?.minutes)
                .with(VisitLineField.standardMinutes, line[VisitLineField.standardMinutes])
                .with(VisitLineField.actualMinutes, actual.first { $0.item == item }.flatMap(\.minutes))
                .with(VisitLineField.price, line[VisitLineField.price])
            puts.append(RecordPut(.visitItem, row))
        }
        faults += Self.repeated(field, planned.map(\.item), RecordList(planned).recordText)
        faults += Self.repeated(field, actual.map(\.item), RecordList(actual).recordText)
        return (puts, faults)
    }

    private static func repeated(_ field: String, _ items: [RecordID], _ text: String) -> [RecordFault] {
        guard Set(items).count < items.count else { return [] }
        return [RecordFault(field, expected: "each item once", found: text, hint: "add the minutes up")]
    }
}
