public import CareCore
public import CareRecords

/// What people ask of the line.
public enum LineRequest: Sendable, Equatable {
    /// Something of the gateway's own state.
    case command(Command)
    /// Records of the programme: judged over what the store holds, kept there.
    case records(RecordRequest)
}
