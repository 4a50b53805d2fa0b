import CareCore

extension JournalReader {
    /// What `JournalWriter.incident` wrote.
    mutating func incident() throws(JournalError) -> IncidentCommand {
        let kind = try byte()
        switch kind {
        case 1: return try opening()
        case 2:
            let id = IncidentID(try integer())
            guard let bed = BedID(try text()), let way = IncidentContact.Way(rawValue: try byte()) else {
                throw JournalError(offset: offset)
            }
            return .reached(id, bed, way, note: try text())
        case 3...6:
            let id = IncidentID(try integer())
            let problem = Int(try integer())
            let text = try text()
            switch kind {
            case 3: return .problem(id, text: text)
            case 4: return .rectify(id, problem: problem, text: text)
            case 5: return .accept(id, problem: problem, text: text)
            default: return .close(id, note: text)
            }
        default: throw JournalError(offset: offset - 1)
        }
    }

    private mutating func opening() throws(JournalError) -> IncidentCommand {
        guard let kind = IncidentKind(rawValue: try byte()) else { throw JournalError(offset: offset - 1) }
        guard let number = Int32(exactly: try integer()), let township = TownshipCode(number) else {
            throw JournalError(offset: offset - 8)
        }
        let isDrill = try flag()
        let length = Milliseconds(try integer())
        return .open(kind, township, drill: isDrill ? length : nil, note: try text())
    }
}
