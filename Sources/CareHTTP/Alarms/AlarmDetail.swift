internal import CareCore
internal import CareStore

/// An alarm with everything that happened with it, and the names of those who did it.
struct AlarmDetail: Encodable {
    let alarm: AlarmResource
    let history: [AlarmEdgeResource]
    let people: [Fields]

    func encode(to encoder: any Encoder) throws {
        try alarm.encode(to: encoder)
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(history, forKey: .history)
        try fields.encode(people, forKey: .people)
    }

    private enum CodingKeys: CodingKey { case history, people }
}
