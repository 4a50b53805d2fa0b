import FleetModel
import SimKit

/// What devices said that may be the first cause of an alarm, and when it came to the gateway.
struct SaidBook {
    /// How a value came.
    struct Saying {
        let value: Double
        let number: Int
        /// When it first reached the gateway's machine; `nil` when it has not, or is not settled.
        var arrivedAt: Moment?
        /// Whether the broker had it for the gateway just once.
        var cameOnce = false
        let madeAt: Moment
        /// When the device gave the quantity before; of heart and breath alone.
        let previous: Moment?
    }

    private struct Key: Hashable {
        let device: Int32
        let quantity: UInt8
        let at: Moment
    }

    private struct Vital {
        let identity: ReadingIdentity
        let number: Int
        let madeAt: Moment
    }

    private let numbers: [String: Int32]
    private var sayings: [Key: Saying] = [:]
    /// The newest heart and breath of each mattress: their absence is a cause too.
    private var vitals: [Int32: [UInt8: Vital]] = [:]

    /// How long what was said is remembered: longer than the longest outage of a household.
    private static let memory = TimeSpan.hours(12)

    init(_ plan: FleetPlan) {
        numbers = Dictionary(uniqueKeysWithValues: plan.devices.enumerated().map { ($1.id, Int32($0)) })
    }

    /// A device made a message.
    mutating func note(_ message: MessageRecord) {
        guard case .readings(let identities) = message.entry.fate, let device = numbers[message.entry.device] else {
            return
        }
        for identity in identities {
            guard let value = identity.value, identity.at != nil else { continue }
            let previous = vitals[device]?[identity.quantity]?.identity.at
            if identity.quantity == Quantity.heartRate.number || identity.quantity == Quantity.respirationRate.number {
                vitals[device, default: [:]][identity.quantity] = Vital(
                    identity: identity, number: message.entry.number, madeAt: message.madeAt)
            }
            guard Onset.isRemembered(identity.quantity, value) else { continue }
            remember(identity, device, number: message.entry.number, madeAt: message.madeAt, previous: previous)
            if identity.quantity == Quantity.bedStatus.number, value == Onset.noHeart {
                for vital in vitals[device, default: [:]].values {
                    remember(vital.identity, device, number: vital.number, madeAt: vital.madeAt)
                }
            }
        }
    }

    /// Nothing happens to the message any more.
    mutating func settle(_ message: MessageRecord) {
        guard case .readings(let identities) = message.entry.fate, let device = numbers[message.entry.device] else {
            return
        }
        for identity in identities {
            guard let at = identity.at else { continue }
            let key = Key(device: device, quantity: identity.quantity, at: at)
            guard sayings[key]?.number == message.entry.number else { continue }
            sayings[key]?.arrivedAt = message.firstArrivedAt
            sayings[key]?.cameOnce = message.arrivedOnce
        }
    }

    /// What a device said of a moment; `nil` when it said nothing that matters.
    func said(_ quantity: Quantity, by device: String, at moment: Moment) -> Saying? {
        guard let number = numbers[device] else { return nil }
        return sayings[Key(device: number, quantity: quantity.number, at: moment)]
    }

    /// Whether what a device says now and then had lasted for the delay of `onset` with what it said of `moment`, and
    /// not with what it said before: while it says nothing the delay neither ends nor begins anew.
    func lasts(_ onset: Onset, by device: String, until moment: Moment) -> Bool {
        guard let last = said(onset.quantity, by: device, at: moment), onset.begins(last.value),
            let before = last.previous
        else { return false }
        var (later, next) = (moment, Optional(before))
        while let since = next, later - since <= Onset.pause,
            let saying = said(onset.quantity, by: device, at: since), onset.begins(saying.value)
        {
            if since + onset.delay <= moment { return since + onset.delay > before }
            (later, next) = (since, saying.previous)
        }
        return false
    }

    /// Forgets what was made long before `horizon`.
    mutating func forget(before horizon: Moment) {
        let old = horizon - Self.memory
        sayings = sayings.filter { $0.value.madeAt >= old }
    }

    private mutating func remember(
        _ identity: ReadingIdentity, _ device: Int32, number: Int, madeAt: Moment, previous: Moment? = nil
    ) {
        guard let at = identity.at, let value = identity.value else { return }
        let key = Key(device: device, quantity: identity.quantity, at: at)
        guard sayings[key] == nil else { return }
        sayings[key] = Saying(value: value, number: number, madeAt: madeAt, previous: previous)
    }
}
