internal import CareCore
internal import CareStore

/// A transition of an alarm as it is sent.
struct AlarmEdgeResource: Encodable, Sendable {
    let edge: Int32
    let cause: String
    let at: String
    let by: String?
    let state: String
    let work: String
    let priority: String
    let count: Int32
    let detail: String?

    init(_ record: AlarmEdgeRecord, for viewer: AlarmViewer) {
        edge = record.edge
        cause = record.cause.name
        at = record.at.text
        by = viewer == .office ? record.by : nil
        state = record.state.name
        work = record.work.name
        priority = record.priority.name
        count = record.count
        detail = viewer == .office ? record.detail : nil
    }
}
