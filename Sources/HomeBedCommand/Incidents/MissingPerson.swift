import CareCore
import CareRecords

/// Who lies in a bed that nobody has reached, as far as the reader may see.
struct MissingPerson {
    let name: String
    let phone: String
    /// Township, village and house.
    let address: String
}

extension MissingPerson {
    /// Reads whom the bed serves; `nil` for nobody.
    init?(of bed: BedID, in book: any RecordBook, _ masking: RecordMasking) throws {
        guard let resident = try book.resident(servedAt: bed) else { return nil }
        let home = try book.home(of: resident)
        func shown(_ row: RecordRow?, _ field: String, of table: RecordTable) -> String {
            guard let row, let column = table.column(field) else { return "" }
            return masking.text(row, column)
        }
        name = shown(resident, SharedField.name.name, of: .resident)
        phone = shown(resident, SharedField.phone.name, of: .resident)
        let township = try home?[SharedField.township].flatMap { try book.row(.township, key: [$0.stored]) }
        let village = try home?[PlaceField.village].flatMap { try book.row(.village, key: [$0.stored]) }
        address = [
            township?[PlaceField.name] ?? "", village?[PlaceField.name] ?? "",
            shown(home, PlaceField.address.name, of: .residence),
        ].filter { !$0.isEmpty }.joined(separator: " ")
    }
}
