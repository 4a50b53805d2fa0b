import CareCore

extension JournalWriter {
    /// What somebody does with an incident, as its kind and what it says. The kinds are stored and never change.
    mutating func incident(_ command: IncidentCommand) {
        switch command {
        case .open(let kind, let township, let drill, let note):
            byte(1)
            byte(kind.rawValue)
            integer(Int64(township.number))
            byte(drill == nil ? 0 : 1)
            integer(drill?.count ?? 0)
            text(note)
        case .reached(let id, let bed, let way, let note):
            byte(2)
            integer(id.number)
            text(bed.description)
            byte(way.rawValue)
            text(note)
        case .problem(let id, let text): write(3, id, 0, text)
        case .rectify(let id, let problem, let text): write(4, id, problem, text)
        case .accept(let id, let problem, let text): write(5, id, problem, text)
        case .close(let id, let note): write(6, id, 0, note)
        }
    }

    private mutating func write(_ kind: UInt8, _ id: IncidentID, _ problem: Int, _ text: String) {
        byte(kind)
        integer(id.number)
        integer(Int64(problem))
        self.text(text)
    }
}
