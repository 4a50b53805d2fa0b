internal import CareCore
internal import CareStore

/// A device of a bed, and when it was heard.
struct CardDevice: Encodable {
    /// Whether a device speaks as its model should.
    enum State: String, Encodable {
        /// It was heard within its model's limit.
        case online
        case silent
        /// Its model sends nothing.
        case none
    }

    let device: String
    let title: BilingualAnswer
    /// Whether it serves the whole household.
    let shared: Bool
    let state: State
    /// Nothing was heard for `CardDevice.back` where it is missing.
    let lastSignAt: String?

    /// How far back what was heard counts.
    static let back = Milliseconds.days(2)

    init(_ device: PlacedDevice, _ profiles: ProfileSet, now: Timestamp) {
        let model = profiles.index(of: device.profile).map { profiles.profiles[$0] }
        self.device = device.device.text
        title = BilingualAnswer(zh: model?.title.zh ?? device.profile, en: model?.title.en ?? device.profile)
        shared = device.isShared
        lastSignAt = device.lastContact?.text
        if let limit = model?.liveness?.offline {
            state = device.lastContact.map { now - $0 <= limit } ?? false ? .online : .silent
        } else {
            state = .none
        }
    }

    private enum CodingKeys: String, CodingKey {
        case device, title, shared, state
        case lastSignAt = "last_sign_at"
    }
}
