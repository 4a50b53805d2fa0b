internal import CareCore
internal import CareRecords

/// Something that a field of a form names and that lies somewhere.
enum FormThing {
    case county(CountyCode)
    case township(TownshipCode)
    case village(VillageCode)
    case bed(BedID)
    case household(HouseholdID)
    case device(DeviceID)
    case alarm(AlarmID)
    /// Somebody of the contact book.
    case person(PersonID)
    /// A row of a table whose key is one column.
    case row(RecordTable, String)

    /// Tables that everybody works by and nobody is named in.
    static let openTables: Set<String> = ["moneyStandard", "deathList", "calendarDay", "calendarYear"]
    /// Tables of what a county has for all its townships.
    static let countyTables: Set<String> = ["provider", "staff", "assetStore"]

    /// What tells it from others.
    var identity: [String] {
        switch self {
        case .row(let table, let text): [table.name, text]
        case .county, .township, .village, .bed, .household, .device, .alarm, .person: [text]
        }
    }

    /// The thing as it is written.
    var text: String {
        switch self {
        case .county(let county): "\(county)"
        case .township(let township): "\(township)"
        case .village(let village): village.recordText
        case .bed(let bed): "\(bed)"
        case .household(let household): "\(household)"
        case .device(let device): "\(device)"
        case .alarm(let alarm): "\(alarm.number)"
        case .person(let person): person.text
        case .row(_, let text): text
        }
    }

    /// What `text` in `column` names: by what the column refers to, or because its name is the key of a table. A text
    /// that is no good value names nothing; the form refuses it in its own words.
    static func all(in column: RecordColumn, _ text: String, beside form: RecordSubmission) -> [FormThing] {
        guard let value = column.read(text), let words = column.text(value) else { return [] }
        switch column.refersTo ?? column.name {
        case "county", "counties": return words.split(separator: " ").compactMap { CountyCode($0) }.map { .county($0) }
        case "township": return TownshipCode(words).map { [.township($0)] } ?? []
        case "village": return VillageCode(recordText: words).map { [.village($0)] } ?? []
        case "bed": return BedID(words).map { [.bed($0)] } ?? []
        case "device", "otherDevice": return DeviceID(words).map { [.device($0)] } ?? []
        case "alarm": return Int64(words).map { [.alarm(AlarmID($0))] } ?? []
        case "place": return place(words)
        case "number": return voided(words, in: form)
        case "household" where column.refersTo == "household":
            return HouseholdID(words).map { [.household($0)] } ?? []
        case "person" where form.form == RecordForm.dutyLog.name:
            return PersonID(words).map { [.person($0)] } ?? []
        case let name:
            // A yes or no about a complaint is no complaint.
            guard column.shape == .text, let table = tables[name] else { return [] }
            let rows = words.split(separator: " ").map { FormThing.row(table, String($0)) }
            // Where a household lives is entered once for the household that its devices serve.
            guard table.name == RecordTable.residence.name, column.refersTo == nil else { return rows }
            return rows + (HouseholdID(words).map { [.household($0)] } ?? [])
        }
    }

    /// Tables by their own name and by the name of their key.
    private static let tables: [String: RecordTable] = RecordForms.tables.filter { $0.keyLength == 1 }
        .reduce(into: [:]) { tables, table in
            tables[table.name] = table
            tables[table.columns[0].name] = table
        }

    /// Where an asset is.
    private static func place(_ words: String) -> [FormThing] {
        switch AssetPlace(recordText: words) {
        case .bed(let bed): [.bed(bed)]
        case .store(let store): [.row(.assetStore, store.text)]
        case .technician, .nobody, nil: []
        }
    }

    /// The duty record that is voided: its table stands in another field.
    private static func voided(_ words: String, in form: RecordSubmission) -> [FormThing] {
        guard form.form == RecordForm.dutyVoid.name,
            let kind = form.fields.first(where: { $0.name == "kind" }).flatMap({ DutyRecordKind(recordText: $0.text) })
        else { return [] }
        return [.row(kind.table, words)]
    }
}
