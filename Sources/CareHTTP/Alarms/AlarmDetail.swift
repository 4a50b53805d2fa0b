internal import CareCore
internal import CareStore

/// An alarm with everything that happened with it.
struct AlarmDetail: Encodable {
    let alarm: AlarmResource
    let history: [AlarmEdgeResource]

    func encode(to encoder: any Encoder) throws {
        try alarm.encode(to: encoder)
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(history, forKey: .history)
    }

    private enum CodingKeys: CodingKey { case history }
}
