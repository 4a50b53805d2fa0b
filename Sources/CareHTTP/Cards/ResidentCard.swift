internal import CareCore
internal import CareRecords
internal import CareStore

/// Who lies in a bed and whom to call, for whoever answers its alarm. Masked until somebody has said why they look.
struct ResidentCard {
    /// Whom to call.
    struct Contact {
        let duty: String
        let title: String
        let name: String
        let phone: String
        let relation: String?
        let guardian: Bool
    }

    /// What is known of the person's care.
    struct Flag {
        let flag: String
        let title: String
    }

    /// The person.
    struct Person {
        let resident: String
        let name: String
        let age: Int?
        let sex: String?
        let phone: String
        let township: String?
        let village: String?
        let address: String
        /// `nil` on a masked card: it tells of illness.
        let flags: [Flag]?
        let contacts: [Contact]
    }

    let bed: String
    let revealed: Bool
    /// `nil` where nobody is served in the bed.
    let person: Person?
    let devices: [CardDevice]
}

extension ResidentCard.Person {
    /// Reads whom a bed serves.
    /// - Parameters:
    ///   - bed: The bed.
    ///   - book: The records that the reader may see.
    ///   - isRevealed: Whether everything is shown.
    ///   - today: The day on which the age is counted.
    /// - Throws: What `book` throws.
    init?(of bed: BedID, in book: any RecordBook, isRevealed: Bool, today: CivilDate) throws {
        guard let row = try book.resident(servedAt: bed), let id = row[SharedField.resident] else { return nil }
        func shown(_ row: RecordRow?, _ name: String, of table: RecordTable) -> String {
            guard let row, let column = table.column(name) else { return "" }
            let text = column.text(row[name: name]) ?? ""
            return column.privacy.shown(text, showsPeople: isRevealed)
        }
        let home = try book.home(of: row)
        let township = try home?[SharedField.township].flatMap { try book.row(.township, key: [$0.stored]) }
        let village = try home?[PlaceField.village].flatMap { try book.row(.village, key: [$0.stored]) }
        resident = id.text
        name = shown(row, SharedField.name.name, of: .resident)
        age = row.age(on: today)
        sex = row.sex?.title
        phone = shown(row, SharedField.phone.name, of: .resident)
        self.township = township?[PlaceField.name]
        self.village = village?[PlaceField.name]
        address = shown(home, PlaceField.address.name, of: .residence)
        flags =
            isRevealed
            ? row[ResidentField.careFlags]?.words.sorted { $0.rawValue < $1.rawValue }
                .map { ResidentCard.Flag(flag: $0.rawValue, title: $0.title) } ?? []
            : nil
        contacts = try book.rows(.residentContact, where: [.equal(SharedField.resident, id)])
            .filter { $0[ContactField.until].map { $0 >= today } ?? true }
            .compactMap { contact in
                guard let duty = contact[ContactField.role] else { return nil }
                let relation = shown(contact, ContactField.relation.name, of: .residentContact)
                return ResidentCard.Contact(
                    duty: duty.rawValue, title: duty.title,
                    name: shown(contact, SharedField.name.name, of: .residentContact),
                    phone: shown(contact, SharedField.phone.name, of: .residentContact),
                    relation: relation.isEmpty ? nil : relation,
                    guardian: contact[ContactField.isGuardian] ?? false)
            }
    }
}
