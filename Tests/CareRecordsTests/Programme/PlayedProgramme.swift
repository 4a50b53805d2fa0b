import CareCore
import CareRecords
import Programme
import SimKit

/// A played programme entered into records in memory, form by form.
struct PlayedProgramme {
    let programme: Programme
    let book = MemoryBook()
    /// Entries of which something else came than had to, each with what came.
    private(set) var surprises: [String] = []

    init(seed: UInt64, beds: Int, days: Int64) throws {
        programme = Programme(seed: seed, beds: beds, days: days)
        for home in programme.homes {
            book.registered["household", default: []].insert(.text(home.household))
            book.registered["bed", default: []].insert(.text(home.bed))
            for device in home.devices { book.registered["device", default: []].insert(.text(device.device)) }
        }
        let all =
            RecordForm.people + RecordForm.programme + RecordForm.visits + RecordForm.duty
            + RecordForm.moneyForms
        let forms = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
        for entry in programme.entries {
            guard let form = forms[entry.form] else {
                surprises.append("no form \(entry.form)")
                continue
            }
            let found = try enter(form, entry)
            if let found { surprises.append("\(entry.form) \(entry.fate) at \(entry.at.milliseconds): \(found)") }
        }
    }

    /// - Returns: What is surprising about what came of it.
    private func enter(_ form: RecordForm, _ entry: ProgrammeEntry) throws -> String? {
        let (row, faults) = form.fill(entry.fields)
        let now = Timestamp(milliseconds: entry.at.milliseconds)
        let verdict =
            try faults.isEmpty
            ? form.decide(row, RecordContext(now: now, by: entry.by, book: book)) : .refused(faults)
        switch (entry.fate, verdict) {
        case (.refused, .refused(let faults)): return faults.isEmpty ? "refused without a reason" : nil
        case (.refused, .accepted): return "accepted \(entry.fields)"
        case (_, .refused(let faults)): return faults.map(\.text).joined(separator: "; ") + " \(entry.fields)"
        case (.accepted, .accepted(let outcome)):
            for put in outcome.puts { book.put(put) }
            return outcome.puts.isEmpty ? "nothing changed \(entry.fields)" : nil
        case (.repeated, .accepted(let outcome)): return outcome.puts.isEmpty ? nil : "changed something"
        }
    }

    /// The rows of a table that belong to a county.
    func rows(_ table: RecordTable, in county: CountyCode) -> [RecordRow] {
        book.rows(table, where: []).filter {
            ($0[SharedField.county] ?? $0[SharedField.bed]?.county) == county
        }
    }
}
