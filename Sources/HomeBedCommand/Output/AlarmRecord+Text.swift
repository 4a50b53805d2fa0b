import CareCore
import CareStore

extension AlarmRecord {
    /// The bed, or the household, or the township, or the gateway itself.
    var placeText: String { bed?.description ?? household?.text ?? township?.description ?? "-" }

    /// The state, whether the alarm is a test or came late, and what must be known before anybody acts on it.
    var stateText: String {
        state.name + (isTest ? " (test)" : "") + (isLate ? " (late)" : "")
            + (note.map { " (\($0))" } ?? "")
    }
}
