import CareCore
import CareStore

extension AlarmRecord {
    /// The bed, or the household, or the gateway itself.
    var placeText: String { bed?.description ?? household?.text ?? "-" }
}
