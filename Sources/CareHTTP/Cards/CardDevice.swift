internal import CareCore
internal import CareStore
internal import CareWire

/// A device of a bed, and when it was heard.
struct CardDevice {
    /// Whether a device speaks as its model should.
    enum State: String {
        /// It was heard as soon as its model should be.
        case online
        /// Nothing was heard of it for longer than usual: of a hub after 3 minutes (care.md 8.4, DEV-1).
        case late
        /// It is offline: nothing was heard of it for its model's limit.
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
        state = model?.liveness.map { Self.state($0, silence: device.lastContact.map { now - $0 }) } ?? .none
    }

    private static func state(_ liveness: Liveness, silence: Milliseconds?) -> State {
        guard let silence, silence <= liveness.offline else { return .silent }
        return silence <= liveness.late ? .online : .late
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
