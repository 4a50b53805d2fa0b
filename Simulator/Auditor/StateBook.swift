import FleetModel
import SimKit

/// What devices said of the states that begin and end alarms, in the order of their own time, and when it came to the
/// gateway.
///
/// Only devices are in it that date what they say, by a clock that nobody sets and that is right to half a minute: what
/// the others say has no second of its own.
struct StateBook {
    /// What a device said of one moment.
    struct Saying {
        /// In the device's own time.
        let at: Moment
        let value: Double
        let number: Int
        let madeAt: Moment
        /// When it first reached the gateway's machine; `nil` when it has not, or is not settled.
        var arrivedAt: Moment?
        /// Whether it reached the gateway's machine once, and the gateway must have it.
        var isTaken = false
        /// Whether it was told afterwards, or something else was said of the same moment.
        var isDoubtful = false
    }

    private struct Key: Hashable {
        let device: String
        let quantity: UInt8
    }

    /// By kind of device; what lies outside its range says that nothing was measured. Source: care.md 6.9.
    private static let quantities: [DeviceKind: [Quantity: ClosedRange<Double>]] = [
        .mattress: [.inBed: 0...1, .bedStatus: 0...6, .heartRate: 20...250, .respirationRate: 2...70],
        .pad: [.wet: 0...1], .emergencyButton: [.tamper: 0...1], .radar: [.posture: 0...3, .inBed: 0...1],
        .hub: [.roomTemperature: -20...60], .watch: [.bodyTemperature: 25...45],
    ]

    /// How long what was said is remembered: the longest delay, an hour, and three times the longest pause between two
    /// sayings within it.
    private static let memory = TimeSpan.hours(4)

    private let ranges: [String: [UInt8: ClosedRange<Double>]]
    private var sayings: [Key: [Saying]] = [:]

    init(_ plan: FleetPlan) {
        let dated = plan.devices.filter { Self.steadyError(of: $0) != nil }
        ranges = Dictionary(
            uniqueKeysWithValues: dated.compactMap { device in
                Self.quantities[device.kind].map { quantities in
                    (device.id, Dictionary(uniqueKeysWithValues: quantities.map { ($0.key.number, $0.value) }))
                }
            })
    }

    /// How far the clock of a device is ahead of true time, all the time; `nil` for one that is not in the book.
    static func steadyError(of device: DevicePlan) -> TimeSpan? {
        guard case .off(let error) = device.clock, device.clock.isUsable, device.style != .neither else { return nil }
        return error
    }

    /// A device made a message.
    mutating func note(_ message: MessageRecord) {
        guard case .readings(let identities) = message.entry.fate, let ranges = ranges[message.entry.device] else {
            return
        }
        for identity in identities {
            guard let at = identity.at, let value = identity.value, let range = ranges[identity.quantity],
                range.contains(value)
            else { continue }
            var saying = Saying(at: at, value: value, number: message.entry.number, madeAt: message.madeAt)
            saying.isDoubtful = at != message.entry.deviceTime
            add(saying, to: Key(device: message.entry.device, quantity: identity.quantity))
        }
    }

    /// Nothing happens to the message any more.
    mutating func settle(_ message: MessageRecord) {
        guard case .readings(let identities) = message.entry.fate, ranges[message.entry.device] != nil else { return }
        for identity in identities {
            guard let at = identity.at else { continue }
            let key = Key(device: message.entry.device, quantity: identity.quantity)
            guard let index = sayings[key].map({ Self.place(of: at, in: $0) - 1 }), index >= 0,
                sayings[key]?[index].number == message.entry.number
            else { continue }
            sayings[key]?[index].follow(message)
        }
    }

    /// What a device said of a quantity, in its order.
    func sayings(of quantity: Quantity, by device: String, _ messages: MessageBook) -> [Saying] {
        (sayings[Key(device: device, quantity: quantity.number)] ?? []).map { saying in
            guard let open = messages[saying.number] else { return saying }
            var saying = saying
            saying.follow(open)
            return saying
        }
    }

    /// Forgets what was said long before `horizon`.
    mutating func forget(before horizon: Moment) {
        let old = horizon - Self.memory
        for key in sayings.keys { sayings[key]?.removeAll { $0.at < old } }
    }

    private mutating func add(_ saying: Saying, to key: Key) {
        var own = sayings[key] ?? []
        sayings[key] = nil
        defer { sayings[key] = own }
        let place = Self.place(of: saying.at, in: own)
        if place > 0, own[place - 1].at == saying.at {
            own[place - 1].isDoubtful = own[place - 1].isDoubtful || own[place - 1].value != saying.value
        } else {
            own.insert(saying, at: place)
        }
    }

    /// Where what was said later than a moment begins.
    private static func place(of moment: Moment, in sayings: [Saying]) -> Int {
        var (first, last) = (0, sayings.count)
        while first < last {
            let middle = (first + last) / 2
            if sayings[middle].at <= moment { first = middle + 1 } else { last = middle }
        }
        return first
    }
}

extension StateBook.Saying {
    /// Takes over what became of the message on its way.
    fileprivate mutating func follow(_ message: MessageRecord) {
        arrivedAt = message.firstArrivedAt
        isTaken = message.arrivals == 1 && message.arrivedOnce && message.mustBeStored
    }
}
