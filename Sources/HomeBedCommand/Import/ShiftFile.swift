import CareCore
import CareWire

/// A file of the duty rota: `role,scope,person,from,until`.
struct ShiftFile {
    let lines: [DutyCommand.Line<Shift>]
    let faults: [ImportFault]

    init(_ bytes: [UInt8]) {
        var table = DutyTable(bytes, needed: ["role", "scope", "person", "from", "until"], wanted: [])
        var lines: [DutyCommand.Line<Shift>] = []
        for line in table.lines {
            let who = table.person(line)
            let from = table.needed("from", line, DutyTable.moment) { try? RFC3339.parse($0) }
            let until = table.needed("until", line, DutyTable.moment) { try? RFC3339.parse($0) }
            guard let who, let from, let until else { continue }
            let shift = Shift(post: who.post, person: who.person, from: from, until: until)
            lines.append(DutyCommand.Line(line.number, shift))
        }
        self.lines = lines
        faults = table.faults
    }
}
