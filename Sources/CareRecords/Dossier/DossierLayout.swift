internal import CareCore

/// Lays the rows of a dossier out, table by table.
struct DossierLayout {
    let records: DossierRecords
    let showsPeople: Bool

    /// Who lives there and who serves.
    var heading: [RecordSheet.Line] {
        var lines = [RecordSheet.Line(title: "床位编号", value: "\(records.bed)")]
        for found in records[.resident] {
            lines += sheet(
                .resident, found.row,
                [
                    SharedField.resident.name, SharedField.name.name, SharedField.identityNumber.name,
                    SharedField.phone.name, ResidentField.group.name, ResidentField.priority.name,
                    ResidentField.careFlags.name, ResidentField.isLocal.name,
                ])
        }
        for found in records[.residence] {
            lines += sheet(
                .residence, found.row, [SharedField.household.name, PlaceField.village.name, PlaceField.address.name])
        }
        return lines
    }

    /// Everything but alarms, property and money, in the order of the plan's steps.
    var sections: [Dossier.Section] {
        [screening, steps, retrofit, assessments, consents, kit, visits, training] + duty
    }

    /// A column's value as people read it.
    func text(_ table: RecordTable, _ row: RecordRow, _ name: String) -> String {
        guard let column = table.column(name) else { return "" }
        let text = column.spokenText(row[name: name]) ?? ""
        return column.privacy.shown(text, showsPeople: showsPeople)
    }

    /// Filled fields of a row as lines of title and value.
    func sheet(_ table: RecordTable, _ row: RecordRow, _ names: [String]) -> [RecordSheet.Line] {
        names.compactMap { name in
            let value = text(table, row, name)
            return value.isEmpty
                ? nil : RecordSheet.Line(title: table.column(name)?.title ?? name, value: value)
        }
    }

    /// A section with one line a row, and below each line what else is filled.
    func section(
        _ title: String, _ table: RecordTable, _ names: [String], more: [String] = [], void: String? = nil,
        order: (RecordRow) -> Int64 = { _ in 0 }
    ) -> Dossier.Section {
        let rows = records[table].enumerated().sorted {
            (order($0.element.row), $0.offset) < (order($1.element.row), $1.offset)
        }.map(\.element)
        let lines = rows.map { found in
            let details = sheet(table, found.row, more + [void].compactMap(\.self)).map { "\($0.title):\($0.value)" }
            return Dossier.Line(
                names.map { found.standIns[$0] ?? text(table, found.row, $0) }, detail: details.joined(separator: "; "),
                trace: Self.trace(found))
        }
        return Dossier.Section(title, names.map { table.column($0)?.title ?? $0 }, lines)
    }

    static func trace(_ found: DossierRow) -> String { "台账 \(found.entry)" }
}
