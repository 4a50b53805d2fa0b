import CareCore
import CareStore

extension AlarmRecord {
    /// The bed, or the household, or the township, or the gateway itself.
    var placeText: String { bed?.description ?? household?.text ?? township?.description ?? "-" }

    /// The state, and whether the alarm is a test or came late.
    var stateText: String { state.name + (isTest ? " (test)" : "") + (isLate ? " (late)" : "") }
}
