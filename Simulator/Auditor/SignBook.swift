import FleetModel
import SimKit

/// When something in a home may have shown that somebody is up and about: an event, or a value that differs from the
/// one before it. More than what counts is taken for a sign: only where there was surely none something is asked for.
struct SignBook {
    private struct Key: Hashable {
        let device: String
        let quantity: UInt8
    }

    /// One thing that a device told.
    private struct Sign {
        let device: String
        let at: Moment
        let madeAt: Moment
    }

    /// What changes by itself where nobody stirs.
    private static let restless = Set(
        [
            Quantity.heartRate, .respirationRate, .spo2, .bodyTemperature, .moisture, .padTemperature, .latitude,
            .longitude, .positionAccuracy, .carbonMonoxide, .battery, .batteryLow, .mains, .rssi, .privacyMode,
            .roomTemperature, .bloodPressureSystolic, .bloodPressureDiastolic,
        ].map(\.number))

    /// How long a sign is remembered: longer than any rule asks for.
    private static let memory = TimeSpan.hours(4)
    /// How far the clocks of a home and what it tells may lie apart.
    private static let margin = TimeSpan.minutes(1)

    private let households: [String: String]
    /// Homes in which every device that speaks dates what it says by a clock that nobody sets.
    private let dated: Set<String>
    private var values: [Key: Double] = [:]
    private var signs: [String: [Sign]] = [:]

    init(_ plan: FleetPlan) {
        households = Dictionary(
            uniqueKeysWithValues: plan.households.flatMap { home in home.devices.map { ($0.id, home.id) } })
        dated = Set(
            plan.households.filter { home in
                home.devices.allSatisfy { $0.kind.period == nil || StateBook.steadyError(of: $0) != nil }
            }.map(\.id))
    }

    /// A device made a message.
    mutating func note(_ message: MessageRecord) {
        let device = message.entry.device
        guard let household = households[device], dated.contains(household) else { return }
        if message.entry.kind == .event {
            let at = message.entry.deviceTime ?? message.madeAt
            signs[household, default: []].append(Sign(device: device, at: at, madeAt: message.madeAt))
        }
        guard case .readings(let identities) = message.entry.fate else { return }
        for identity in identities where !Self.restless.contains(identity.quantity) {
            let key = Key(device: device, quantity: identity.quantity)
            let before = values.updateValue(identity.value ?? .nan, forKey: key)
            guard before != identity.value else { continue }
            let at = identity.at ?? message.madeAt
            signs[household, default: []].append(Sign(device: device, at: at, madeAt: message.madeAt))
        }
    }

    /// Whether nothing but a device itself can have shown between the moments that somebody of its home is up.
    func isStill(around device: String, _ from: Moment, _ until: Moment) -> Bool {
        guard let household = households[device], dated.contains(household) else { return false }
        let (first, last) = (from - Self.margin, until + Self.margin)
        return signs[household]?.contains { sign in
            sign.device != device
                && (sign.at >= first && sign.at <= last || sign.madeAt >= first && sign.madeAt <= last)
        } != true
    }

    /// Forgets what was told long before `horizon`.
    mutating func forget(before horizon: Moment) {
        let old = horizon - Self.memory
        for home in signs.keys { signs[home]?.removeAll { $0.madeAt < old } }
    }
}
