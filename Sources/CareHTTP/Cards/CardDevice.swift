internal import CareCore
internal import CareStore
internal import CareWire

/// A device of a bed, and when it was heard.
struct CardDevice {
    /// Whether a device speaks as its model should.
    enum State: String {
        /// It was heard within its model's limit.
        case online
        case silent
        /// Its model sends nothing.
        case none
    }

    let device: String
    let title: BilingualText
    /// Whether it serves the whole household.
    let shared: Bool
    let state: State
    /// `nil` where nothing was heard for `CardDevice.back`.
    let lastSignAt: Timestamp?

    /// How far back what was heard counts.
    static let back = Milliseconds.days(2)

    init(_ device: PlacedDevice, _ profiles: ProfileSet, now: Timestamp) {
        let model = profiles.index(of: device.profile).map { profiles.profiles[$0] }
        self.device = device.device.text
        title = model?.title ?? BilingualText(zh: device.profile, en: device.profile)
        shared = device.isShared
        lastSignAt = device.lastContact
        if let limit = model?.liveness?.offline {
            state = device.lastContact.map { now - $0 <= limit } ?? false ? .online : .silent
        } else {
            state = .none
        }
    }

    /// As it is sent.
    var fields: Fields {
        Fields { fields in
            fields.put("device", device)
            fields.put("title", title)
            fields.put("shared", shared)
            fields.put("state", state.rawValue)
            fields.put("last_sign_at", lastSignAt)
        }
    }
}
