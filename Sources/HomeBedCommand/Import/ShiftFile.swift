import CareCore
import CareRecords

/// A file of the duty rota: `role,scope,person,from,until`.
struct ShiftFile {
    let lines: [DutyCommand.Line<Shift>]
    let faults: [RecordFileFault]

    init(_ bytes: [UInt8]) {
        var table = ImportTable(bytes, needed: ["role", "scope", "person", "from", "until"], wanted: [])
        var lines: [DutyCommand.Line<Shift>] = []
        while let line = table.next() {
            let who = table.person(line)
            let from = table.neededMoment("from", line)
            let until = table.neededMoment("until", line)
            guard let who, let from, let until else { continue }
            let shift = Shift(post: who.post, person: who.person, from: from, until: until)
            lines.append(DutyCommand.Line(line.number, shift))
        }
        self.lines = lines
        faults = table.faults
    }
}
