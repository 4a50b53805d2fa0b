import CareCore
import CareStore

extension AlarmRecord {
    /// The bed, or the household, or the gateway itself.
    var placeText: String { bed?.description ?? household?.text ?? "-" }

    /// The state, and whether the alarm is a test or came late.
    var stateText: String { state.name + (isTest ? " (test)" : "") + (isLate ? " (late)" : "") }
}
