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
        for entry in programme.entries {
            let found = try enter(entry)
            if let found { surprises.append("\(entry.form) \(entry.fate) at \(entry.at.milliseconds): \(found)") }
        }
    }

    /// - Returns: What is surprising about what came of it.
    private func enter(_ entry: ProgrammeEntry) throws -> String? {
        let fields = entry.fields.map { RecordSubmission.Field($0.name, $0.text) }
        let request = RecordRequest([RecordSubmission(form: entry.form, fields: fields)], by: entry.by)
        let decision = try book.attempt {
            let decision = try RecordDesk.judge(
                request, at: Timestamp(milliseconds: entry.at.milliseconds), book: book
            ) { book.put($0) }
            guard case .accepted(let changes, _, _) = decision else { return (decision, false) }
            book.write(changes)
            return (decision, true)
        }
        switch (entry.fate, decision) {
        case (.refused, .refused(let reasons)): return reasons.isEmpty ? "refused without a reason" : nil
        case (.refused, .accepted): return "accepted \(entry.fields)"
        case (_, .refused(let reasons)): return reasons.joined(separator: "; ") + " \(entry.fields)"
        case (.accepted, .accepted(let changes, _, _)):
            return changes.isEmpty ? "nothing changed \(entry.fields)" : nil
        case (.repeated, .accepted(let changes, _, _)): return changes.isEmpty ? nil : "changed something"
        }
    }

    /// The rows of a table that belong to a county.
    func rows(_ table: RecordTable, in county: CountyCode) -> [RecordRow] {
        book.rows(table, where: []).filter {
            ($0[SharedField.county] ?? $0[SharedField.bed]?.county) == county
        }
    }
}
