/// Fields of the list of deaths that public security and funeral homes send.
public enum DeathListField {
    /// The line of the list.
    public static let entry = RecordField<RecordID>("listEntry", "死亡名单条目")
    /// The day of death.
    public static let diedOn = RecordField<CivilDate>("diedOn", "死亡日期")
    /// Who says so.
    public static let source = RecordField<String>("source", "来源", longest: 64)
}

extension RecordTable {
    /// The list of deaths as it was imported.
    public static let deathList = RecordTable(
        "deathList", key: [.required(DeathListField.entry)],
        [
            .required(SharedField.identityNumber, .identityNumber, isIndexed: true),
            .required(DeathListField.diedOn), .required(DeathListField.source),
        ])
}

extension RecordForm {
    /// A line of the list of deaths.
    public static let deathListEntry = register(
        .deathList, "death-list", zh: "死亡名单", en: "a line of the list of deaths"
    ) { row, context in row.faults(DeathListField.diedOn, today: context.today) }
}

extension RecordBook {
    /// What speaks against a line of the list as proof of the death that `careCase` records and `person` reported. The
    /// line takes the place of a second person, so that whoever reports the death must not have entered it.
    func faults(of entry: RecordID, for careCase: RecordRow, reportedBy person: String?) throws -> [RecordFault] {
        let key = careCase[name: SharedField.resident.name]
        guard let line = try row(.deathList, key: [entry.stored]),
            let resident = try row(.resident, key: [key])
        else { return [] }
        if line[SharedField.identityNumber] != resident[SharedField.identityNumber] {
            return [
                RecordFault(
                    DeathListField.entry.name, expected: "the line of this resident",
                    found: "\(entry.text), with another identity number")
            ]
        }
        if line[DeathListField.diedOn] != careCase[CaseField.endedOn] {
            return [
                RecordFault(
                    DeathListField.entry.name,
                    expected: "a line with the day \(careCase[CaseField.endedOn]?.recordText ?? "")",
                    found: line[DeathListField.diedOn]?.recordText ?? "",
                    hint: "clear up which day is right before the case ends")
            ]
        }
        let author = try author(of: .deathList, key: [entry.stored])
        if author == nil || author == person {
            let found = author.map { "entered by \($0)" } ?? "entered together with the end of the case"
            return [
                RecordFault(
                    DeathListField.entry.name,
                    expected: "a line that somebody else had entered than who reports the death",
                    found: "\(entry.text), \(found)",
                    hint: "let a second person confirm the death with case-confirm-death confirmedBy=...")
            ]
        }
        return []
    }
}
